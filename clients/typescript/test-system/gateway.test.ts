import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, rmSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { after, before, test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { WebSocket } from 'ws';
import { Parley, type ParleyOptions, type TimelineMessage } from '../src/index.js';
import { becomes, failure, next, shows } from '../test/scene.js';
import { chromium } from './browser.js';
import { followed } from './getting-started.js';
import { project, Stack } from './stack.js';

let stack: Stack;
const tokens = new Map<string, string>();

before(async () => {
  stack = await Stack.start();
  for (const name of ['alice', 'bob']) tokens.set(name, await stack.token(name));
}, { timeout: 300_000 });
after(() => stack?.stop());

/** Somebody who is connected, to the first gateway or another one. */
async function person(t: TestContext, name: string, options: ParleyOptions = {}, gateway = 0): Promise<Parley> {
  const token = tokens.get(name) ?? '';
  const parley = new Parley({ url: stack.urls[gateway] ?? '', webSocket: WebSocket, token, backoff: { maxMs: 1_000 }, ...options }).connect();
  t.after(() => parley.disconnect());
  await becomes(parley, 'connected');
  return parley;
}

async function room(alice: Parley, bob: Parley) {
  const created = next(bob, 'conversation.created');
  const { conversation } = await alice.command('conversation.create', { kind: 'group', title: 'System', participants: [bob.user?.id ?? ''] });
  await created;
  return [alice.conversation(conversation.id), bob.conversation(conversation.id)] as const;
}

const contents = (messages: readonly TimelineMessage[]) => messages.map(({ content }) => content);

test('two people on two gateways talk, and see each other type, read and be there', async (t) => {
  const [alice, bob] = [await person(t, 'alice'), await person(t, 'bob', {}, 1)];
  const [hers, his] = await room(alice, bob);
  await Promise.all([hers.open(), his.open()]);
  t.after(his.subscribe(() => {}));
  await hers.send('Shall we ship?');
  await shows(his, ({ messages }) => messages[0]?.content === 'Shall we ship?');
  his.typing();
  await shows(hers, ({ typing }) => typing.includes(bob.user?.id ?? ''));
  await his.send('Yes');
  await shows(hers, ({ messages, typing }) => messages.length === 2 && typing.length === 0);
  await his.markRead();
  await shows(hers, ({ readSeqs }) => readSeqs.get(bob.user?.id ?? '') === hers.messages[1]?.seq);
  t.after(alice.presence.watch([bob.user?.id ?? '']));
  await shows(alice.presence, (known) => known.get(bob.user?.id ?? '')?.online === true);
  await hers.edit(hers.messages[0]?.id ?? '', 'Shall we ship today?');
  await his.react(his.messages[0]?.id ?? '', '👍');
  await shows(hers, ({ messages }) => messages[0]?.reactions?.[0]?.emoji === '👍');
  await shows(his, ({ messages }) => messages[0]?.content === 'Shall we ship today?');
  bob.disconnect();
  await shows(alice.presence, (known) => known.get(bob.user?.id ?? '')?.online === false);
});

test('an answer streams, is stopped, and is asked for again', async (t) => {
  const alice = await person(t, 'alice');
  const { conversation } = await alice.command('conversation.create', { kind: 'ai' });
  const chat = alice.conversation(conversation.id);
  t.after(chat.subscribe(() => {}));
  await chat.open();
  await chat.send('eval(input)');
  const streaming = await shows(chat, ({ messages }) => messages[1]?.state === 'streaming' && messages[1].content.length > 10);
  const stored = await shows(chat, ({ messages }) => messages[1]?.state === 'stored');
  assert.ok(stored.messages[1]?.content.startsWith(streaming.messages[1]?.content ?? '?'));
  assert.equal(stored.messages[1]?.localId, streaming.messages[1]?.localId);
  await chat.regenerate(stored.messages[1]?.id ?? '');
  await shows(chat, ({ messages }) => messages[2]?.state === 'streaming' && messages[2].content.length > 0);
  await chat.stop();
  const stopped = await shows(chat, ({ messages }) => messages[2]?.state === 'stored');
  assert.equal(stopped.messages[2]?.finish_reason, 'stopped');
});

test('a cable cut in the middle of an answer costs not a word', async (t) => {
  class Cable extends WebSocket {
    static last: Cable;
    constructor(url: string, protocols: string[]) {
      super(url, protocols);
      Cable.last = this;
    }
  }
  const alice = await person(t, 'alice', { webSocket: Cable });
  const { conversation } = await alice.command('conversation.create', { kind: 'ai' });
  const chat = alice.conversation(conversation.id);
  t.after(chat.subscribe(() => {}));
  await chat.open();
  await chat.send('eval(input)');
  await shows(chat, ({ messages }) => (messages[1]?.content.length ?? 0) > 5);
  Cable.last.terminate();
  await next(alice, 'state', ({ state }) => state === 'connecting');
  const offline = chat.send('And exec(input)?');
  assert.equal(chat.messages.at(-2)?.state ?? chat.messages.at(-1)?.state, 'sending');
  await offline;
  const done = await shows(chat, ({ messages }) => messages.filter(({ role, state }) => role === 'assistant' && state === 'stored').length === 2);
  const fresh = await person(t, 'alice', {}, 1);
  const again = fresh.conversation(conversation.id);
  await again.open();
  assert.deepEqual(contents(again.messages), contents(done.messages));
});

test('a gateway killed under load loses nothing, doubles nothing and keeps the order', async (t) => {
  const [alice, bob] = [await person(t, 'alice'), await person(t, 'bob', {}, 1)];
  const [hers, his] = await room(alice, bob);
  t.after(his.subscribe(() => {}));
  await Promise.all([hers.open(), his.open()]);
  const said = Array.from({ length: 40 }, (_, number) => `Message ${number}`);
  const all = said.map((text) => hers.send(text));
  await all[5];
  stack.kill('gateway');
  await Promise.all(all);
  const { messages } = await shows(his, (snapshot) => snapshot.messages.length >= said.length);
  assert.deepEqual(contents(messages), said);
  await becomes(alice, 'connected');
  await shows(hers, (snapshot) => snapshot.messages.every(({ state }) => state === 'stored'));
  assert.deepEqual(contents(hers.messages), said);
});

test('long histories are paged both ways', async (t) => {
  const [alice, bob] = [await person(t, 'alice'), await person(t, 'bob', { conversations: { pageSize: 10, maxMessages: 25 } }, 1)];
  const [hers, his] = await room(alice, bob);
  for (let number = 0; number < 45; number++) await hers.send(`Message ${number}`);
  await his.open();
  assert.deepEqual(contents(his.messages), Array.from({ length: 10 }, (_, index) => `Message ${35 + index}`));
  while (his.snapshot.hasOlder) await his.loadOlder();
  assert.equal(his.messages[0]?.content, 'Message 0');
  assert.equal(his.messages.length, 25);
  while (his.snapshot.hasNewer) await his.loadNewer();
  assert.equal(his.messages.at(-1)?.content, 'Message 44');
});

test('a token that ends is renewed on the way, and one that was refused is not shown again', async (t) => {
  const purposes: string[] = [];
  const short = await stack.token('alice', '40s');
  const alice = await person(t, 'alice', {
    getToken: (purpose) => {
      purposes.push(purpose);
      return purposes.length === 1 ? short : (tokens.get('alice') ?? '');
    },
  });
  while (purposes.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(purposes, ['connect', 'refresh']);
  await alice.command('ping', {});
  const bad = new Parley({ url: stack.urls[0] ?? '', webSocket: WebSocket, token: 'no.token.atall' }).connect();
  assert.equal((await becomes(bad, 'disconnected')).code, 4500);
});

test('a document is made by answering questions, and downloaded', async (t) => {
  const alice = await person(t, 'alice');
  const { templates } = await alice.command('document.templates', {});
  assert.ok(templates.some(({ id }) => id === 'mutual-nda'));
  const document = await alice.startDocument('mutual-nda', { review: false });
  const first = document.snapshot.session?.question?.id;
  const session = await document.answer('Zoë Quinn Ltd');
  assert.notEqual(session.question?.id, first);
  assert.equal(session.answers[first ?? ''], 'Zoë Quinn Ltd');
  const error = await failure(document.answer('x', 'no_such_question'));
  assert.ok(['conflict', 'bad_request'].includes(error.code), error.code);
  const missing = await alice.exportDocument('01a21a6c-f708-7000-be77-2aa803e69502', 'pdf');
  assert.equal(missing.status, 404);
});

test('what is said of a topic is heard', async (t) => {
  const [alice, bob] = [await person(t, 'alice'), await person(t, 'bob', {}, 1)];
  const heard = new Promise((resolve) => t.after(bob.subscribe('news:today', resolve)));
  await bob.command('topic.subscribe', { topic: 'news:today' });
  await alice.command('topic.publish', { topic: 'news:today', event: 'opened', data: { by: 'Alice' } });
  assert.deepEqual(((await heard) as { data: unknown }).data, { by: 'Alice' });
  const refused = await new Promise<{ code: string }>((resolve) => t.after(bob.subscribe('secret:1', () => {}, resolve)));
  assert.equal(refused.code, 'forbidden');
});

test('the first lines of the README work', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const lines = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const platform = Number(process.versions.node.split('.')[0]) >= 22 ? '' : "globalThis.WebSocket = (await import('ws')).WebSocket;\n";
  const file = new URL('../../build/readme.mjs', import.meta.url);
  const script = lines.replace("'@parley/client'", "'./src/index.js'").replace('http://localhost:8080', stack.urls[0] ?? '');
  writeFileSync(file, platform + script);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [file.pathname, tokens.get('alice') ?? ''], { timeout: 60_000 });
    assert.match(stdout, /The answer: \S+/);
  } finally {
    rmSync(file);
  }
});

test('whoever follows "Getting started" has a page that talks to the AI, and goes on after a reload', async (t) => {
  const program = chromium();
  if (program === undefined) return t.skip('there is no Chromium');
  await followed(t, project, stack.urls[0] ?? '', await stack.token('newcomer'), program);
});

test('who was revoked does not come back', async (t) => {
  const token = await stack.token('carol');
  const carol = await person(t, 'carol', { token });
  const ended = next(carol, 'state', ({ state }) => state === 'disconnected');
  await stack.revoke('carol');
  assert.equal((await ended).code, 4503);
});
