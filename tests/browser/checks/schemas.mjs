// The JSON Schemas, as a real YAML language server takes them: the same verdict as the program's on the files of
// the example and on hundreds of mistakes, and completion of keys.

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');

// Lines that are put at the end of a good record, one at a time, with whether the program takes them.
const LINES = {
  'kegiatan/x.yaml': ['pukul: 19.30', 'pukul: 25.00', 'pukul: "19:30"', 'pukul: ba\'da Isya', 'tanggal: 31 November 2026', 'tanggal: Minggu, 29 November 2026', 'tanggal: besok', 'Hari/tanggal: 29/11/2026', 'status: batal', 'status: entah', 'biaya: Rp15.000', 'penyelengara: [tani]', 'evaluasi: {peserta: {l: 5, p: banyak}}', 'evaluasi: {pesertaa: 5}', 'daring: ya', 'daring: desa.example/rapat', 'draf: mungkin', 'layout: post', 'ulang: setiap Jumat Kliwon', 'narahubung: 0812-3456-789O', 'narahubung: Bu Siti 0899 0000 0001', 'tag: [a, b]', 'tag: a, b', 'galeri: []', 'lain: {apa: saja}'],
  'kelompok/x.yaml': ['pengurus: [Ketua: Pak Slamet]', 'pengurus: [{jabatan: Ketua, nama: Pak Slamet}]', 'jumlah_anggota: 120 orang', 'jumlah_anggota: banyak', 'berdiri: Maret 2019', 'berdiri: lama', 'kontak: {whatsapp: 0899 0000 0001, email: desa@desa.example}', 'kontak: {email: desa@}', 'kontak: {whatsap: 0899 0000 0001}', 'lokasi: {lintang: -7.4, bujur: 108.8}', 'lokasi: {lintang: utara}', 'kebutuhan: [{kategori: alat, isi: Pompa}]', 'kebutuhan: [{kategory: alat}]', 'aktif: tidak', 'Jam layanan: 08.00'],
  'mitra/x.yaml': ['kontribusi: [{bentuk: dana, nilai: Rp1.500.000, tahun: 2026}]', 'kontribusi: [{nilai: seribu}]', 'kontribusi: [{status: diterima}]', 'kontribusi: [{status: nanti}]', 'sejak: 2019'],
  'portal.yaml': ['warna: nila', 'host: github', 'host: rumah', 'awal_pekan: minggu', 'anggota: [{nama: Desa A, sumber: ../a}]', 'anggota: [{nam: Desa A}]', 'pencarian: tidak', 'judull: x'],
};
const FIRST = { 'kegiatan/x.yaml': 'judul: Rapat', 'kelompok/x.yaml': 'nama: Tani', 'mitra/x.yaml': 'nama: Puskesmas', 'portal.yaml': 'nama: Desa' };
// What the program says of a field for reasons that no schema can know.
const ELSEWHERE = /^(no-settings|undated|doubtful-date|unknown-(group|partner|activity|reference)|no-address|.*(holiday|reference|image|recurrence|zone|wilayah|accent|member|source|evaluat|missing|empty|category|kind|alamat|base).*)$/;

export async function schemas({ report }) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'jejaring-schemas-'));
  process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
  execFileSync(process.env.JEJARING, ['schema', '--editor', work], { stdio: 'pipe' });
  const settings = JSON.parse(fs.readFileSync(path.join(work, '.vscode/settings.json'), 'utf8'));
  const server = new LanguageServer(work, settings);
  await server.ready;

  const faults = [];
  let count = 0;
  for (const [name, lines] of Object.entries(LINES)) {
    for (const line of lines) {
      const text = `${FIRST[name]}\n${line}\n`;
      const editor = (await server.diagnostics(name, text)).length === 0;
      const program = verdict(work, name, text);
      count += 1;
      if (editor !== (program.length === 0)) faults.push(`${name} ${line}: editor ${editor ? 'takes' : 'refuses'} it, the program says ${program}`);
    }
  }
  report.add('schemas: the language server and the program say the same of what people write', count, faults);

  const example = path.join(root, 'content-example/sidasari');
  const good = walk(example).filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.') && !name.startsWith('statis/') && !name.startsWith('tema/'));
  const wrong = [];
  for (const name of good) {
    const found = await server.diagnostics(name, fs.readFileSync(path.join(example, name), 'utf8'));
    wrong.push(...found.map((one) => `${name}:${one.range.start.line + 1}: ${one.message}`));
  }
  report.add('schemas: the language server takes every file of the example', good.length, wrong);

  const offered = await server.completion('kegiatan/x.yaml', 'judul: Rapat\nta\n', 1, 2);
  const status = await server.completion('kegiatan/x.yaml', 'judul: Rapat\nstatus: \n', 1, 8);
  report.add('schemas: keys and choices are offered', 2, [
    ...(offered.includes('tanggal') ? [] : [`keys: ${offered}`]),
    ...(status.includes('batal') ? [] : [`choices: ${status}`]),
  ]);
  server.end();
}

function verdict(work, name, text) {
  const folder = fs.mkdtempSync(path.join(work, 'satu-'));
  const files = { 'portal.yaml': 'nama: Desa\n', [name]: text };
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  let out;
  try {
    out = execFileSync(process.env.JEJARING, ['check', folder, '--format', 'json', '--today', '2026-11-22'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    out = error.stdout;
  }
  fs.rmSync(folder, { recursive: true });
  return JSON.parse(out).problems.filter((problem) => problem.file.endsWith(name)).map((problem) => problem.code).filter((code) => !ELSEWHERE.test(code));
}

function walk(folder, below = '') {
  return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    return entry.isDirectory() ? walk(folder, name) : [name];
  });
}

// A YAML language server, spoken to over its standard input as an editor does.
class LanguageServer {
  constructor(folder, settings) {
    this.folder = folder;
    this.settings = settings;
    this.waiting = new Map();
    this.found = new Map();
    this.number = 0;
    this.buffer = Buffer.alloc(0);
    this.process = spawn(process.execPath, [path.join(here, '../node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.stdout.on('data', (chunk) => this.read(chunk));
    const uri = `file://${folder}`;
    this.ready = this.ask('initialize', { processId: process.pid, rootUri: uri, workspaceFolders: [{ uri, name: 'portal' }], capabilities: { workspace: { configuration: true }, textDocument: { completion: {}, publishDiagnostics: {} } } }).then(() => {
      this.tell('initialized', {});
      this.tell('workspace/didChangeConfiguration', { settings: this.configuration() });
    });
  }

  configuration() {
    const schemas = Object.fromEntries(Object.entries(this.settings['yaml.schemas']).map(([name, globs]) => [`file://${path.join(this.folder, name)}`, globs]));
    return { yaml: { schemas, validate: true, completion: true, schemaStore: { enable: false } } };
  }

  async diagnostics(name, text) {
    const uri = this.next(name);
    const told = new Promise((found) => this.found.set(uri, found));
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    const diagnostics = await told;
    this.tell('textDocument/didClose', { textDocument: { uri } });
    return diagnostics;
  }

  // A file of that name which was never open: what is said of closed ones comes late.
  next(name) {
    this.files = (this.files ?? 0) + 1;
    return `file://${this.folder}/${this.files}/${name}`;
  }

  async completion(name, text, line, character) {
    const uri = this.next(name);
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    const list = await this.ask('textDocument/completion', { textDocument: { uri }, position: { line, character } });
    this.tell('textDocument/didClose', { textDocument: { uri } });
    return (list.items ?? list).map((item) => item.label);
  }

  ask(method, params) {
    const id = (this.number += 1);
    this.send({ jsonrpc: '2.0', id, method, params });
    return new Promise((answered) => this.waiting.set(id, answered));
  }

  tell(method, params) {
    this.send({ jsonrpc: '2.0', method, params });
  }

  send(message) {
    const body = JSON.stringify(message);
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  read(chunk) {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end).toString())[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length).toString());
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.take(message);
    }
  }

  take(message) {
    if (message.method === 'workspace/configuration') {
      const settings = this.configuration();
      this.send({ jsonrpc: '2.0', id: message.id, result: message.params.items.map((item) => settings[item.section] ?? null) });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      this.found.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      this.send({ jsonrpc: '2.0', id: message.id, result: null });
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message.result);
    }
  }

  end() {
    this.process.kill();
  }
}
