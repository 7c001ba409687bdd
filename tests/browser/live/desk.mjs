// An author at work: a copy of a portal, `jejaring serve` on it, and edits as people and editors make them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PATIENCE = 30_000;

export class Desk {
  // Copies the portal, lets `prepare(desk)` change the copy, and begins to serve it.
  static async open(portal, { words = [], prepare = () => {} } = {}) {
    const desk = new Desk(portal);
    prepare(desk);
    await desk.serve(words);
    return desk;
  }

  constructor(portal) {
    this.folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'jejaring-live-')), 'portal');
    fs.cpSync(portal, this.folder, { recursive: true });
  }

  // Begins to serve, on any free port unless one is wanted; `address` is where the portal then is.
  async serve(words = this.words, port = 0) {
    this.words = words;
    const all = ['serve', this.folder, '--port', String(port), '--today', '2026-11-22', '--lang', 'id', ...words];
    this.process = spawn(process.env.JEJARING, all, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.said = '';
    for (const pipe of [this.process.stdout, this.process.stderr]) pipe.on('data', (bytes) => { this.said += bytes; });
    this.address = await until('serve says where it is', () => this.said.match(/Pratinjau: (\S+)/)?.[1]);
    this.port = Number(new URL(this.address).port);
  }

  // Ends the server as Ctrl-C does, if it still runs; gives the milliseconds that took.
  async pause() {
    const begun = Date.now();
    if (this.process.exitCode !== null || this.process.signalCode !== null) return 0;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGINT');
    await ended;
    return Date.now() - begun;
  }

  async close() {
    await this.pause();
    fs.rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }

  at(file) {
    return path.join(this.folder, file);
  }

  read(file, encoding = 'utf8') {
    return fs.readFileSync(this.at(file), encoding);
  }

  write(file, content) {
    fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
    fs.writeFileSync(this.at(file), content);
  }

  // Puts other words into a file that has the old ones.
  edit(file, was, is) {
    const text = this.read(file);
    if (!text.includes(was)) throw new Error(`${file} does not say "${was}"`);
    this.write(file, text.replace(was, () => is));
  }

  rename(from, to) {
    fs.renameSync(this.at(from), this.at(to));
  }

  remove(file) {
    fs.rmSync(this.at(file), { recursive: true });
  }
}

// How editors save, by name: none leaves a moment in which the author would call the file gone.
export const saves = {
  // Writes beside the file and renames over it: VS Code on some disks, gedit, JetBrains, sed -i.
  over(desk, file, text) {
    const beside = path.join(path.dirname(file), '.goutputstream-AB12CD');
    desk.write(beside, text);
    desk.rename(beside, file);
  },
  // Tries the folder, moves the file away, writes it anew, removes the old one: vim.
  away(desk, file, text) {
    desk.write(path.join(path.dirname(file), '4913'), '');
    desk.remove(path.join(path.dirname(file), '4913'));
    desk.rename(file, `${file}~`);
    desk.write(file, text);
    desk.remove(`${file}~`);
  },
  // Writes two halves into the file itself.
  inPlace(desk, file, text) {
    const half = Math.floor(text.length / 2);
    fs.writeFileSync(desk.at(file), text.slice(0, half));
    fs.appendFileSync(desk.at(file), text.slice(half));
  },
};

// Waits for `look()` to give something; says what it waited for when it never does.
export async function until(what, look, patience = PATIENCE) {
  for (const end = Date.now() + patience; ; await sleep(25)) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`never: ${what}`);
  }
}

export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
