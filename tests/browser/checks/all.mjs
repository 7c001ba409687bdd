// Every check, quick ones first.

import { markup } from './markup.mjs';
import { links } from './links.mjs';
import { feeds } from './feeds.mjs';
import { bundles } from './bundles.mjs';
import { calendars } from './calendars.mjs';
import { states } from './states.mjs';
import { bytes } from './bytes.mjs';
import { nu } from './nu.mjs';
import { visits } from './visits.mjs';
import { keyboard } from './keyboard.mjs';
import { print } from './print.mjs';
import { search } from './search.mjs';
import { directory } from './directory.mjs';
import { sheets } from './sheets.mjs';
import { ages } from './ages.mjs';
import { axe } from './axe.mjs';
import { patterns } from './patterns.mjs';
import { pictures } from './pictures.mjs';
import { cms } from './cms.mjs';
import { schemas } from './schemas.mjs';
import { live } from './live.mjs';

export const checks = { markup, links, feeds, bundles, calendars, states, bytes, nu, visits, keyboard, print, search, directory, sheets, ages, axe, patterns, pictures, cms, schemas, live };
