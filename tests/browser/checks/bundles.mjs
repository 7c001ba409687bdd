// Bundles are what their schema says, and hold what the portal's pages show.

import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const schema = JSON.parse(fs.readFileSync(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../src/bundle/jejaring.schema.json'), 'utf8'));
const INDEX = /(^|\/)data\/jejaring\.json$/;

export async function bundles({ portals, report }) {
  const ajv = new Ajv({ strict: true });
  formats(ajv);
  ajv.addSchema(schema, 'bundle');
  const isIndex = ajv.compile({ $ref: 'bundle#/$defs/index' });
  const isPart = ajv.compile({ $ref: 'bundle#/$defs/part' });
  const faults = { schema: [], digests: [], pages: [] };
  let count = 0;
  for (const portal of portals) {
    for (const file of portal.files.filter((file) => INDEX.test(file))) {
      const root = path.join(portal.folder, file.replace(INDEX, '$1'));
      const told = (words) => `${portal.name} ${file}: ${words}`;
      const index = JSON.parse(fs.readFileSync(path.join(portal.folder, file), 'utf8'));
      if (!isIndex(index)) faults.schema.push(told(ajv.errorsText(isIndex.errors)));
      for (const each of [...index.parts, ...index.images]) {
        count += 1;
        const bytes = fs.readFileSync(path.join(root, each.path));
        const digest = createHash('sha256').update(bytes).digest('hex');
        if (digest !== each.sha256 || bytes.length !== each.size) faults.digests.push(told(each.path));
        if (each.source) continue;
        const part = JSON.parse(bytes);
        if (!isPart(part)) faults.schema.push(told(`${each.path}: ${ajv.errorsText(isPart.errors)}`));
        const lost = part.records.filter((record) => !fs.existsSync(path.join(root, record.route, 'index.html')));
        faults.pages.push(...lost.map((record) => told(record.route)));
      }
    }
  }
  report.add('bundles: as their schema says', count, faults.schema);
  report.add('bundles: every digest and length is right', count, faults.digests);
  report.add('bundles: every record has the page that it names', count, faults.pages);
}
