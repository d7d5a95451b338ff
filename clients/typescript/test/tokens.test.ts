import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TokenPurpose } from '../src/index.js';
import { becomes, next, scene } from './scene.js';

test('a provider that fails is asked until it gives a token', async (t) => {
  const { gateway, client } = await scene(t);
  let asked = 0;
  const parley = client({
    getToken: async () => {
      if (++asked < 4) throw new Error('The login service is away');
      return 'alice';
    },
  });
  assert.match(String((await next(parley, 'token.failed')).error), /away/);
  assert.equal(parley.state, 'connecting');
  assert.equal((await gateway.connects()).hello.token, 'alice');
  assert.equal(asked, 4);
});

test('a provider that never answers is asked again', async (t) => {
  const { gateway, client } = await scene(t);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let asked = 0;
  const given: AbortSignal[] = [];
  const parley = client({ getToken: (_, signal) => (given.push(signal), ++asked === 1 ? new Promise<string>(() => {}) : 'alice') }, { random: () => 0 });
  const failed = next(parley, 'token.failed');
  await Promise.resolve();
  t.mock.timers.tick(15_000);
  assert.equal(((await failed).error as { code: string }).code, 'timeout');
  assert.equal(given[0]?.aborted, true);
  t.mock.timers.reset();
  parley.wake();
  assert.equal((await gateway.connects()).hello.token, 'alice');
});

test('every connection has a token of its own', async (t) => {
  const { gateway, client } = await scene(t);
  let number = 0;
  client({ getToken: () => `token ${++number}` });
  const first = await gateway.connects();
  assert.equal(first.hello.token, 'token 1');
  first.closes(4000);
  assert.equal((await gateway.connects()).hello.token, 'token 2');
});

test('a token is renewed when the server says that it ends', async (t) => {
  const { gateway, client } = await scene(t);
  const asked: TokenPurpose[] = [];
  client({ getToken: (purpose) => `token ${asked.push(purpose)}` });
  const connection = await gateway.connects();
  connection.tells({ type: 'token.expiring', expires_in_ms: 59_000 });
  const refresh = await connection.hears('token.refresh');
  assert.equal(refresh.token, 'token 2');
  connection.answers(refresh, { expires_in_ms: 3_600_000 });
  assert.deepEqual(asked, ['connect', 'refresh']);
});

test('renewing goes on while the provider fails, and while it gives the old token', async (t) => {
  const { gateway, client } = await scene(t);
  const answers: (() => string)[] = [
    () => 'old',
    () => {
      throw new Error('away');
    },
    () => 'old',
    () => 'new',
  ];
  const parley = client({ getToken: () => (answers.shift() ?? (() => 'newest'))() });
  const connection = await gateway.connects();
  const failures: unknown[] = [];
  parley.on('token.failed', ({ error }) => failures.push(error));
  connection.tells({ type: 'token.expiring', expires_in_ms: 59_000 });
  assert.equal((await connection.hears('token.refresh')).token, 'new');
  assert.equal(failures.length, 2);
});

test('a token is asked for once, however often the server says that it ends', async (t) => {
  const { gateway, client } = await scene(t);
  let asked = 0;
  let give = (_: string) => {};
  client({ getToken: () => (++asked === 1 ? 'old' : new Promise<string>((resolve) => (give = resolve))) });
  const connection = await gateway.connects();
  connection.tells({ type: 'token.expiring', expires_in_ms: 59_000 }, { type: 'token.expiring', expires_in_ms: 58_000 });
  while (asked < 2) await new Promise((resolve) => setTimeout(resolve, 1));
  give('new');
  await connection.hears('token.refresh');
  assert.equal(asked, 2);
  assert.equal(connection.has('token.refresh'), false);
});

test('a token is shown to its own gateway only', async (t) => {
  const { client } = await scene(t);
  await assert.rejects(client().fetch('https://example.com/documents'), /own gateway/);
});

test('who slept past the end of the token comes back with another one', async (t) => {
  const { gateway, client } = await scene(t);
  const tokens = ['old', 'old', 'new'];
  const parley = client({ getToken: () => tokens.shift() ?? 'new' });
  const first = await gateway.connects();
  first.closes(4501, 'Token expired');
  const second = await gateway.connects();
  await becomes(parley, 'connected');
  assert.equal(second.hello.token, 'new');
  assert.equal(gateway.dialled, 2, 'the old token was not shown again');
});

test('a token that cannot be renewed ends with its connection', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client({ token: 'only' });
  const connection = await gateway.connects();
  connection.closes(4501, 'Token expired');
  assert.equal((await becomes(parley, 'disconnected')).code, 4501);
  assert.equal(gateway.dialled, 1);
});

test('a refused token is not shown again', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client({ getToken: () => 'bad' });
  const connection = await gateway.dials();
  connection.refuses(await connection.hears('connect'), 'unauthenticated');
  connection.closes(4500, 'Not authenticated');
  const change = await becomes(parley, 'disconnected');
  assert.equal(change.code, 4500);
  assert.equal(change.reason, 'It is unauthenticated');
  assert.equal(gateway.dialled, 1);
});

test('where a token is refused another one is tried once', async (t) => {
  const { gateway, client } = await scene(t);
  const tokens = ['cached', 'fresh', 'fresher'];
  const asked: TokenPurpose[] = [];
  const parley = client({ getToken: (purpose) => (asked.push(purpose), tokens.shift() ?? 'none') });
  for (const token of ['cached', 'fresh']) {
    const connection = await gateway.dials();
    const hello = await connection.hears('connect');
    assert.equal(hello.token, token);
    connection.refuses(hello, 'unauthenticated');
    connection.closes(4500, 'Not authenticated');
  }
  assert.equal((await becomes(parley, 'disconnected')).code, 4500);
  assert.deepEqual(asked, ['connect', 'refused']);
});

test('somebody else who signs in sees and sends nothing of the one before', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects({ conversations: [] });
  await becomes(parley, 'connected');
  first.terminates();
  await next(parley, 'state', ({ state }) => state === 'connecting');
  const dropped = next(parley, 'command.dropped');
  const said = parley.command('message.send', { conversation_id: '01a21a6c-dec6-7000-aa18-3947bc488c00', content: 'Of Alice' }).catch((error) => error);
  const user = { id: '01a21a6c-db2d-7000-a6f4-d3859095629a', number: 2, name: 'Bob', anonymous: false };
  const second = await gateway.connects({ user });
  assert.equal((await said).code, 'disconnected');
  assert.equal((await dropped).fields.content, 'Of Alice');
  assert.equal(second.has('message.send'), false);
});
