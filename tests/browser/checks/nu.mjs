// The Nu HTML checker over pages, stylesheets and drawings.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { sample } from '../portals.mjs';

const jar = createRequire(import.meta.url)('vnu-jar');

// What it says that does not matter. It reads files, where 'self' is nobody, and takes JSON-LD for a script to run;
// the browser, in `visits`, sees what the policy really refuses.
const FINE = [/violates Content Security Policy/];

export async function nu({ portals, report }) {
  for (const portal of portals) {
    const others = portal.html.filter((file) => !portal.pages.includes(file));
    const drawn = portal.files.filter((file) => /\.(css|svg)$/.test(file));
    const files = [...sample(portal), ...others, ...drawn];
    const messages = (await run(portal, files)).filter(({ message }) => !FINE.some((each) => each.test(message)));
    report.add(`${portal.name}: the Nu checker finds nothing in HTML, CSS and SVG`, files.length, messages.map((each) => words(portal, each)));
  }
}

async function run(portal, files) {
  const full = files.map((file) => path.join(portal.folder, file));
  const options = ['-Xss8m', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg', ...full];
  const { stdout } = await promisify(execFile)('java', options, { maxBuffer: 1 << 28 });
  return JSON.parse(stdout).messages;
}

function words(portal, { url = '', type, lastLine, message, extract = '' }) {
  const file = path.relative(portal.folder, decodeURIComponent(url.replace(/^file:/, '')));
  return `${file}:${lastLine ?? ''}: ${type}: ${message.slice(0, 200)} ${JSON.stringify(extract.slice(0, 80))}`;
}
