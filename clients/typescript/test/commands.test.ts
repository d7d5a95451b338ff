import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryOf, type CommandType } from '../src/delivery.js';
import { ParleyError } from '../src/index.js';
import { contract, example } from './contract.js';
import { message, ROOM } from './fake-gateway.js';
import { becomes, failure, next, scene } from './scene.js';

const hello = { conversation_id: ROOM, key: 'k', content: 'Hello' };

test('an answer finds its command, in whatever order answers come', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  const first = parley.command('message.search', { query: 'one' });
  const second = parley.command('message.search', { query: 'two' });
  const commands = [await connection.hears('message.search'), await connection.hears('message.search')];
  connection.answers(commands[1] as object, { hits: [], cursor: 'two' });
  connection.answers(commands[0] as object, { hits: [], cursor: 'one' });
  assert.equal((await first).cursor, 'one');
  assert.equal((await second).cursor, 'two');
});

test('a refusal is an error with its code', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  const refused = failure(parley.command('conversation.delete', { conversation_id: ROOM }));
  connection.refuses(await connection.hears('conversation.delete'), 'forbidden');
  const error = await refused;
  assert.ok(error instanceof ParleyError);
  assert.equal(error.code, 'forbidden');
  assert.equal(error.retryable, false);
  assert.equal(error.inDoubt, false);
});

test('a command in doubt is asked again under its key', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects();
  const said = parley.command('message.send', hello);
  await first.hears('message.send');
  first.terminates();
  const second = await gateway.connects();
  const again = await second.hears('message.send');
  assert.equal(again.key, 'k');
  second.answers(again, { message: message(2, { content: 'Hello', key: 'k' }) });
  assert.equal((await said).message.seq, 2);
});

test('a key is made where none is given', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  void parley.command('message.send', { conversation_id: ROOM, content: 'Hello' });
  assert.match((await connection.hears('message.send')).key, /^[0-9a-f]{32}$/);
});

test('what is said off-line is sent in order when there is a connection', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const said = [1, 2, 3].map((number) => parley.command('message.send', { conversation_id: ROOM, content: `No ${number}` }));
  const connection = await gateway.connects();
  for (const number of [1, 2, 3]) {
    const command = await connection.hears('message.send');
    assert.equal(command.content, `No ${number}`);
    connection.answers(command, { message: message(number) });
  }
  assert.equal((await Promise.all(said)).length, 3);
});

test('one message that has to wait is not overtaken by the next', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  const said = ['first', 'second'].map((content) => parley.command('message.send', { conversation_id: ROOM, content }));
  connection.refuses(await connection.hears('message.send'), 'rate_limited', { retry_after_ms: 30 });
  for (const content of ['first', 'second']) {
    const command = await connection.hears('message.send');
    assert.equal(command.content, content);
    connection.answers(command, { message: message(content === 'first' ? 2 : 3) });
  }
  await Promise.all(said);
});

for (const code of ['unavailable', 'rate_limited', 'internal']) {
  test(`a message is tried again after ${code}`, async (t) => {
    const { gateway, client } = await scene(t);
    const parley = client();
    const connection = await gateway.connects();
    const said = parley.command('message.send', hello);
    connection.refuses(await connection.hears('message.send'), code, { retry_after_ms: 5 });
    connection.answers(await connection.hears('message.send'), { message: message(2) });
    await said;
  });
}

test('a command that would have its effect twice is not asked again', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects();
  await becomes(parley, 'connected');
  const asked = failure(parley.command('reply.regenerate', { message_id: ROOM }));
  await first.hears('reply.regenerate');
  first.terminates();
  const error = await asked;
  assert.equal(error.code, 'unavailable');
  assert.equal(error.inDoubt, true);
});

test('a question is asked again where its answer was lost', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects();
  const asked = parley.command('message.history', { conversation_id: ROOM });
  await first.hears('message.history');
  first.terminates();
  const second = await gateway.connects();
  second.answers(await second.hears('message.history'), { messages: [], more: false });
  assert.equal((await asked).more, false);
});

test('a message that a living server does not answer is asked again under its key', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const said = parley.command('message.send', hello);
  const first = await connection.hears('message.send');
  t.mock.timers.tick(20_000);
  const second = await connection.hears('message.send');
  assert.deepEqual([second.key, second.ref === first.ref], ['k', false]);
  connection.answers(second, { message: message(2) });
  connection.answers(first, { message: message(2) });
  assert.equal((await said).message.seq, 2);
});

test('an answer that comes too late is passed over', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  const asked = failure(parley.command('message.search', { query: 'x' }, { timeoutMs: 20 }));
  const command = await connection.hears('message.search');
  assert.equal((await asked).code, 'timeout');
  const other = parley.command('message.search', { query: 'y' });
  connection.answers(command, { hits: [], cursor: 'late' });
  connection.answers(await connection.hears('message.search'), { hits: [], cursor: 'in time' });
  assert.equal((await other).cursor, 'in time');
});

test('what nobody answers ends in time, connected or not', async (t) => {
  const { client } = await scene(t);
  const parley = client();
  const error = await failure(parley.command('conversation.list', {}, { timeoutMs: 20 }));
  assert.equal(error.code, 'timeout');
  assert.equal(error.inDoubt, false);
});

test('a command can be given up', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  const abort = new AbortController();
  const asked = failure(parley.command('message.search', { query: 'x' }, { signal: abort.signal }));
  await connection.hears('message.search');
  abort.abort();
  const error = await asked;
  assert.equal(error.code, 'aborted');
  assert.equal(error.inDoubt, true);
});

test('typing is of no use later', async (t) => {
  const { client } = await scene(t);
  const error = await failure(client().command('typing.set', { conversation_id: ROOM, typing: true }));
  assert.equal(error.code, 'unavailable');
});

test('more than may wait is refused, and what waits is kept', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client({ queue: { maxWaiting: 1 } });
  const kept = parley.command('message.send', hello);
  assert.equal((await failure(parley.command('message.send', { conversation_id: ROOM, content: 'Too many' }))).code, 'queue_full');
  const connection = await gateway.connects();
  connection.answers(await connection.hears('message.send'), { message: message(2) });
  await kept;
});

test('the application is told of what has waited too long', async (t) => {
  const { gateway, client } = await scene(t);
  let ahead = 0;
  const parley = client({ queue: { maxAgeMs: 60_000 } }, { now: () => Date.now() + ahead });
  const said = failure(parley.command('message.send', hello));
  const dropped = next(parley, 'command.dropped');
  ahead = 61_000;
  await gateway.connects();
  assert.equal((await said).code, 'expired');
  const { type, key, error } = await dropped;
  assert.deepEqual([type, key, error.code], ['message.send', 'k', 'expired']);
});

test('a frame that is too large is not sent', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  const large = { conversation_id: ROOM, content: 'ü'.repeat(9_000), attachments: [{ url: `https://example.com/${'x'.repeat(2_000)}` }] };
  const said = parley.command('message.send', large);
  connection.answers(await connection.hears('message.send'), { message: message(2) });
  await said;
  const limits = { ...example('replies/connect').limits, max_frame_bytes: 10_000 };
  connection.closes(4000);
  const second = await gateway.connects({ limits });
  await becomes(parley, 'connected');
  assert.equal((await failure(parley.command('message.send', large))).code, 'too_large');
  assert.equal(second.has('message.send'), false);
});

test('what the server closes for is sent once more, and then no more', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const said = failure(parley.command('message.send', hello));
  for (const code of [1009, 1007]) {
    const connection = await gateway.connects();
    await connection.hears('message.send');
    connection.closes(code);
  }
  assert.equal((await said).inDoubt, true);
  const last = await gateway.connects();
  await becomes(parley, 'connected');
  assert.equal(last.has('message.send'), false);
});

test('without a connection that is tried only what has a key waits', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  const asked = failure(parley.command('message.search', { query: 'x' }));
  const said = parley.command('message.send', hello);
  await connection.hears('message.search');
  connection.closes(4503, 'Token revoked');
  assert.equal((await asked).code, 'disconnected');
  assert.equal((await failure(parley.command('conversation.list', {}))).code, 'disconnected');
  parley.connect();
  const second = await gateway.connects();
  second.answers(await second.hears('message.send'), { message: message(2) });
  await said;
});

test('the same key given twice is one command', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const both = [parley.command('message.send', hello), parley.command('message.send', hello)];
  const connection = await gateway.connects();
  connection.answers(await connection.hears('message.send'), { message: message(2) });
  const [one, other] = await Promise.all(both);
  assert.equal(one, other);
  assert.equal(connection.has('message.send'), false);
});

test('commands wait under a key exactly where the contract gives them one', () => {
  const commands = Object.entries(contract.components.messages).filter(([name]) => `ok.${name}` in contract.components.messages);
  const keyed = commands.filter(([, { payload }]) => 'key' in payload.properties).map(([name]) => name);
  const waiting = commands.map(([name]) => name).filter((name) => deliveryOf(name as CommandType) === 'keyed');
  assert.deepEqual(waiting, keyed);
});
