// The Nu HTML checker over pages, stylesheets and drawings.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { sample } from '../portals.mjs';
import { onePerTemplate } from '../templates.mjs';

const jar = createRequire(import.meta.url)('vnu-jar');

// What it says that does not matter. It reads files, where 'self' is nobody, and takes JSON-LD for a script to run;
// the browser, in `visits`, sees what the policy really refuses.
const FINE = [/violates Content Security Policy/];

export async function nu({ portals, report }) {
  const looked = new Map(portals.map((portal) => [portal, filesOf(portal)]));
  const messages = (await run(looked)).filter(({ message }) => !FINE.some((each) => each.test(message)));
  const isOf = (portal) => (message) => fileOf(message).startsWith(portal.folder + path.sep);
  for (const [portal, files] of looked) {
    report.add(`${portal.name}: the Nu checker finds nothing in HTML, CSS and SVG`, files.length, messages.filter(isOf(portal)).map((each) => words(portal, each)));
  }
  const strays = messages.filter((message) => !portals.some((portal) => isOf(portal)(message)));
  report.add('the Nu checker says nothing but of files', 1, strays.map(({ message }) => message));
}

function filesOf(portal) {
  if (portal.again) return Object.values(onePerTemplate(portal, 'sidasari/'));
  const others = portal.html.filter((file) => !portal.pages.includes(file));
  const drawn = portal.files.filter((file) => /\.(css|svg)$/.test(file));
  return [...sample(portal), ...others, ...drawn];
}

// Over all portals at once: the checker takes longer to start than to read most of them.
async function run(looked) {
  const full = [...looked].flatMap(([portal, files]) => files.map((file) => path.join(portal.folder, file)));
  const options = ['-Xss8m', '-XX:+UseSerialGC', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg', ...full];
  const { stdout } = await promisify(execFile)('java', options, { maxBuffer: 1 << 28 });
  return JSON.parse(stdout).messages;
}

const fileOf = ({ url = '' }) => decodeURIComponent(url.replace(/^file:/, ''));

function words(portal, { type, lastLine, message, extract = '', ...rest }) {
  const file = path.relative(portal.folder, fileOf(rest));
  return `${file}:${lastLine ?? ''}: ${type}: ${message.slice(0, 200)} ${JSON.stringify(extract.slice(0, 80))}`;
}
