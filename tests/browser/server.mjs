// A static host like the ones villages use: folders, a 404 page, and the strictest policy.

import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';

// What every page must live with; only the search page and what it loads may run WebAssembly.
const policy = (pathname) =>
  `default-src 'none'; script-src 'self'${pathname.includes('/cari/') ? " 'wasm-unsafe-eval'" : ''}; style-src 'self'; img-src 'self' data:; font-src 'self'; ` +
  "connect-src 'self'; form-action 'self'; base-uri 'none'";

const TYPES = {
  html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', json: 'application/json',
  svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', gif: 'image/gif',
  woff2: 'font/woff2', yml: 'text/yaml', xml: 'application/xml', ics: 'text/calendar', txt: 'text/plain; charset=utf-8',
};

// Serves `portal.folder` below `portal.prefix` on a port of its own; sets `portal.origin` and `portal.server`.
export async function serve(portal) {
  portal.server = http.createServer((request, response) => answer(portal, request, response));
  await new Promise((listening) => portal.server.listen(0, '127.0.0.1', listening));
  portal.origin = `http://127.0.0.1:${portal.server.address().port}`;
}

// The file behind a path of an address, or nothing.
export function fileAt(portal, pathname) {
  if (!pathname.startsWith(portal.prefix)) return null;
  let file = path.join(portal.folder, decode(pathname.slice(portal.prefix.length)));
  if (!file.startsWith(portal.folder)) return null;
  if (pathname.endsWith('/')) file = path.join(file, 'index.html');
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

function answer(portal, request, response) {
  const { pathname } = new URL(request.url, 'http://host');
  const found = fileAt(portal, pathname);
  const file = found ?? lost(portal, pathname);
  // The page to edit on has a policy of its own in its HTML.
  if (!pathname.includes('/admin/')) response.setHeader('Content-Security-Policy', policy(pathname));
  response.setHeader('Content-Type', TYPES[path.extname(file ?? '').slice(1)] ?? 'application/octet-stream');
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(found ? 200 : 404);
  response.end(file ? fs.readFileSync(file) : '');
}

// The nearest 404 page: the portal's, or in a set of portals that of the one whose folder was asked.
function lost(portal, pathname) {
  if (!pathname.startsWith(portal.prefix)) return null;
  const inside = pathname.slice(portal.prefix.length).split('/')[0];
  const pages = [path.join(portal.folder, inside, '404.html'), path.join(portal.folder, '404.html')];
  return pages.find((page) => fs.existsSync(page)) ?? null;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
