// A person edits while browsers look: `jejaring serve` on a copy of Sidasari, in real time.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Desk } from '../live/desk.mjs';
import { open } from '../live/tabs.mjs';
import { edits } from '../live/edits.mjs';
import { mistakes } from '../live/mistakes.mjs';
import { moves } from '../live/moves.mjs';
import { places } from '../live/places.mjs';
import { streams } from '../live/streams.mjs';

const sidasari = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../content-example/sidasari');

// The families may run side by side: each has a desk and a window of its own.
export async function live({ browser, report }) {
  await Promise.all([[edits, moves], [mistakes, places, streams]].map(async (row) => {
    for (const family of row) await visit(family, browser, report);
  }));
}

// How often a family is begun anew: because a tab of the browser itself broke down, or because of a
// fault, which counts when it shows again and again and not on a machine that was busy just then.
const ATTEMPTS = { crash: 6, fault: 3 };

async function visit(family, browser, report) {
  for (let attempt = 1; ; attempt++) {
    const facts = await prove(family, browser);
    const faults = facts.map(({ fault }) => fault).filter((fault) => fault !== undefined);
    const isOfTheBrowser = faults.some((fault) => /crashed|has been closed/.test(fault));
    if (faults.length > 0 && attempt < (isOfTheBrowser ? ATTEMPTS.crash : ATTEMPTS.fault)) continue;
    for (const { name, fault } of facts) report.add(`live: ${name}`, 1, fault === undefined ? [] : [fault]);
    return;
  }
}

async function prove(family, browser) {
  const [begun, facts] = [[], []];
  const remember = async (opening) => {
    const opened = await opening;
    begun.push(opened);
    return opened;
  };
  // One fact: it holds when its proof comes to an end.
  const fact = async (name, proof) => {
    const fault = await proof().then(() => undefined, (error) => error.message);
    facts.push({ name, fault });
  };
  const desk = (options) => remember(Desk.open(sidasari, options));
  const window = () => remember(open(browser));
  try {
    await family({ desk, window, fact });
  } catch (error) {
    facts.push({ name: `${family.name} runs to its end`, fault: error.stack });
  }
  for (const each of begun.reverse()) await each.close();
  return facts;
}
