import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CommandStorage, indexedDbCommands, localStorageCommands, type StoredCommand } from '../src/storage.js';
import { ALICE, message, ROOM } from './fake-gateway.js';
import { becomes, next, scene, shows } from './scene.js';

/** What a browser has as localStorage. */
class Shelf implements Storage {
  readonly #items = new Map<string, string>();
  get length() {
    return this.#items.size;
  }
  key = (index: number) => [...this.#items.keys()][index] ?? null;
  getItem = (key: string) => this.#items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#items.set(key, value);
  removeItem = (key: string) => void this.#items.delete(key);
  clear = () => this.#items.clear();
}

const kinds: [string, () => CommandStorage][] = [
  ['localStorage', () => localStorageCommands('shop', shelf)],
  ['IndexedDB', () => indexedDbCommands('shop')],
];
let shelf = new Shelf();

for (const [kind, open] of kinds) {
  test(`${kind} keeps commands in their order`, async () => {
    shelf = new Shelf();
    const command = (key: string, at: number): StoredCommand => ({ key, type: 'message.send', fields: { key }, at });
    await open().put(command('second', 2));
    await open().put(command('first', 1));
    await open().put(command('third', 3));
    await open().remove('third');
    assert.deepEqual((await open().load()).map(({ key }) => key), ['first', 'second']);
    for (const key of ['first', 'second']) await open().remove(key);
    assert.deepEqual(await open().load(), []);
  });

  test(`what was said before a reload is sent after it, with ${kind}`, async (t) => {
    shelf = new Shelf();
    const { gateway, client } = await scene(t);
    const before = client({ queue: { storage: open() } });
    const first = await gateway.connects();
    await becomes(before, 'connected');
    first.closes(4503);
    await becomes(before, 'disconnected');
    void before.conversation(ROOM).send('Still to be sent');
    while ((await open().load()).length === 0) await new Promise((resolve) => setTimeout(resolve, 1));

    const after = client({ queue: { storage: open() } });
    const room = after.conversation(ROOM);
    const second = await gateway.connects();
    await shows(room, ({ messages }) => messages[0]?.content === 'Still to be sent');
    const command = await second.hears('message.send');
    assert.equal(command.content, 'Still to be sent');
    second.answers(command, { message: message(2, { key: command.key, sender_id: ALICE }) });
    while ((await open().load()).length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  });
}

test('what was left before a reload is sent before what is said after it', async (t) => {
  shelf = new Shelf();
  shelf.setItem('parley:shop:one', JSON.stringify({ key: 'one', type: 'message.send', fields: { conversation_id: ROOM, key: 'k', content: 'Before' }, at: Date.now() - 1000 }));
  const { gateway, client } = await scene(t);
  const parley = client({ queue: { storage: localStorageCommands('shop', shelf) } });
  void parley.command('message.send', { conversation_id: ROOM, content: 'After' });
  const connection = await gateway.connects();
  for (const content of ['Before', 'After']) {
    const command = await connection.hears('message.send');
    assert.equal(command.content, content);
    connection.answers(command, { message: message(content === 'Before' ? 2 : 3, { key: command.key }) });
  }
});

test('two tabs that have found the same send it under one key', async (t) => {
  shelf = new Shelf();
  shelf.setItem('parley:shop:one', JSON.stringify({ key: 'one', type: 'message.send', fields: { conversation_id: ROOM, key: 'k', content: 'Once' }, at: Date.now() }));
  const { gateway, client } = await scene(t);
  for (let tab = 0; tab < 2; tab++) client({ queue: { storage: localStorageCommands('shop', shelf) } });
  const keys = [];
  for (let tab = 0; tab < 2; tab++) keys.push((await (await gateway.connects()).hears('message.send')).key);
  assert.deepEqual(keys, ['k', 'k']);
});

test('what somebody else has left is not sent, and stays', async (t) => {
  shelf = new Shelf();
  shelf.setItem('parley:shop:one', JSON.stringify({ key: 'one', type: 'message.send', user: 'somebody else', fields: { conversation_id: ROOM, key: 'k', content: 'Hers' }, at: Date.now() }));
  const { gateway, client } = await scene(t);
  const parley = client({ queue: { storage: localStorageCommands('shop', shelf) } });
  const connection = await gateway.connects();
  const asked = parley.command('message.search', { query: 'x' });
  connection.answers(await connection.hears('message.search'), { hits: [] });
  await asked;
  assert.equal(connection.has('message.send'), false);
  assert.equal(shelf.length, 1);
});

test('a storage that fails is told of, and everything else goes on', async (t) => {
  const { gateway, client } = await scene(t);
  const broken: CommandStorage = {
    load: () => Promise.reject(new Error('not allowed')),
    put: () => {
      throw new Error('full');
    },
    remove: () => {},
  };
  const parley = client({ queue: { storage: broken } });
  assert.match(String((await next(parley, 'storage.failed')).error), /not allowed/);
  const full = next(parley, 'storage.failed');
  const said = parley.command('message.send', { conversation_id: ROOM, content: 'Hello' });
  assert.match(String((await full).error), /full/);
  const connection = await gateway.connects();
  connection.answers(await connection.hears('message.send'), { message: message(2) });
  await said;
});
