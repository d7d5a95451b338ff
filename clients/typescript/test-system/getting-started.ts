import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { Page } from './browser.js';

const TYPES: { readonly [extension: string]: string } = { '.html': 'text/html', '.js': 'text/javascript' };

/** Does what docs/getting-started.md says, word for word but for the ports, and talks on the page that comes of it. */
export async function followed(t: TestContext, project: string, gateway: string, token: string, program: string): Promise<void> {
  const text = readFileSync(join(project, 'docs/getting-started.md'), 'utf8');
  const install = /```sh\n(mkdir [\s\S]*?)```/.exec(text)?.[1] ?? assert.fail('no commands');
  const html = /```html\n([\s\S]*?)```/.exec(text)?.[1] ?? assert.fail('no page');

  const folder = mkdtempSync(join(tmpdir(), 'parley-getting-started-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  // Not the project itself: beside it nothing is to be left.
  mkdirSync(join(folder, 'parley'));
  symlinkSync(join(project, 'clients'), join(folder, 'parley/clients'));
  await promisify(execFile)('bash', ['-ec', `cd parley\n${install}`], { cwd: folder });
  const chat = join(folder, 'chat');
  assert.ok(existsSync(join(chat, 'node_modules/@parley/client/dist/index.js')));
  assert.ok(html.includes("'http://localhost:8080'"));
  writeFileSync(join(chat, 'index.html'), html.replace('http://localhost:8080', gateway));

  const server = createServer((request, response) => {
    const file = join(chat, request.url === '/' ? 'index.html' : (request.url ?? ''));
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'text/plain' });
    createReadStream(file).pipe(response);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  t.after(() => server.close());

  const page = await Page.open(program);
  t.after(() => page.close());
  page.answer = token;
  await page.goTo(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.shows('document.activeElement.name === "text"');
  await page.says('eval(input)');
  await page.shows('document.querySelector("li.stored")?.textContent === "user: eval(input)"');
  await page.shows('document.querySelector("li.streaming")?.textContent.length > 20');
  await page.notes();
  await page.reload();
  await page.shows('document.querySelectorAll("li.stored").length === 2 && document.querySelector("p").hidden');
  const shown = await page.shown();
  const loading = shown.findIndex((text) => text.includes('Loading…'));
  assert.ok(loading >= 0 && loading < shown.findIndex((text) => text.includes('eval(input)')));
  const answer = String(await page.value('document.querySelectorAll("li")[1].textContent'));
  assert.match(answer, /^assistant: \S+/);
  assert.deepEqual(page.errors, []);
}
