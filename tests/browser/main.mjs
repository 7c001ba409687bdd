// Builds the portals, opens them in a browser and runs every check over them.

import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { buildAll } from './portals.mjs';
import { serve } from './server.mjs';
import { Report } from './report.mjs';
import { checks } from './checks/all.mjs';
import { LAN } from './live/places.mjs';

const report = new Report();
const wanted = only(process.argv.slice(2));
// Nothing has to be built for those who serve for themselves.
const portals = wanted?.every((name) => ['live', 'cms', 'schemas'].includes(name)) ? [] : report.time('portals built', () => buildAll());
for (const portal of portals) await serve(portal);

const browser = await chromium.launch({
  executablePath: execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--force-color-profile=srgb', `--host-resolver-rules=MAP ${LAN} 127.0.0.1`],
});
for (const [name, check] of Object.entries(checks)) {
  if (!wanted || wanted.includes(name)) await report.run(name, () => check({ portals, browser, report }));
}
await browser.close();
for (const portal of portals) portal.server.close();
process.exit(report.finish());

// The checks named by `--only a,b`; none of them named means all.
function only(words) {
  if (words.length === 0) return null;
  const names = words[0] === '--only' && words.length === 2 ? words[1].split(',') : ['?'];
  const unknown = names.filter((name) => !(name in checks));
  if (unknown.length === 0) return names;
  console.error(`usage: run [--only ${Object.keys(checks).join(',')}]`);
  process.exit(2);
}
