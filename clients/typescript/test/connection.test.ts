import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { Backoff } from '../src/backoff.js';
import { Parley } from '../src/index.js';
import { becomes, next, scene } from './scene.js';

test('says who one is and gets to know what the server allows', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client({ token: 'secret', client: { name: 'shop', version: '7' } });
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  assert.equal(connection.hello.token, 'secret');
  assert.deepEqual(connection.hello.client, { name: 'shop', version: '7' });
  assert.equal(parley.user?.name, 'Alice');
  assert.equal(parley.limits?.max_content_chars, 10_000);
});

test('without a token one comes as a visitor', async (t) => {
  const { gateway } = await scene(t);
  const visitor = new Parley({ url: gateway.url, webSocket: WebSocket }).connect();
  t.after(() => visitor.disconnect());
  const connection = await gateway.connects();
  assert.equal('token' in connection.hello, false);
});

test('says so where the platform has no WebSocket', (t) => {
  const platform = globalThis as { WebSocket?: unknown };
  const before = platform.WebSocket;
  delete platform.WebSocket;
  t.after(() => (before === undefined ? undefined : (platform.WebSocket = before)));
  assert.throws(() => new Parley({ url: 'http://localhost:1' }).connect(), /give one as `webSocket`/);
});

for (const code of [1000, 1001, 1002, 1007, 1009, 1011, 1012, 1013, 4000, 4001, 4002, 4003, 4099, 4499]) {
  test(`comes back after ${code}`, async (t) => {
    const { gateway, client } = await scene(t);
    const parley = client();
    const first = await gateway.connects();
    await becomes(parley, 'connected');
    const told = next(parley, 'state', ({ state }) => state === 'connecting');
    first.closes(code, 'Because');
    const change = await told;
    assert.equal(change.code, code);
    assert.equal(change.reason, 'Because');
    await gateway.connects();
    await becomes(parley, 'connected');
  });
}

for (const code of [4500, 4502, 4503, 4599, 4999]) {
  test(`does not come back after ${code}`, async (t) => {
    const { gateway, client } = await scene(t);
    const parley = client({ getToken: () => 'alice' });
    const connection = await gateway.connects();
    await becomes(parley, 'connected');
    connection.closes(code, 'For good');
    const change = await becomes(parley, 'disconnected');
    assert.equal(change.code, code);
    assert.equal(change.reason, 'For good');
    assert.equal(gateway.dialled, 1);
  });
}

test('comes back after a network that broke', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects();
  await becomes(parley, 'connected');
  first.terminates();
  assert.equal((await next(parley, 'state')).code, 1006);
  await gateway.connects();
  await becomes(parley, 'connected');
});

test('finds a gateway that was away when it began', async (t) => {
  const { gateway, client } = await scene(t);
  await gateway.stop();
  const parley = client();
  assert.equal((await next(parley, 'state', ({ retryInMs }) => retryInMs !== undefined)).state, 'connecting');
  const { FakeGateway } = await import('./fake-gateway.js');
  const another = await FakeGateway.start(gateway.port);
  t.after(() => another.stop());
  await another.connects();
  await becomes(parley, 'connected');
});

test('notices a half-open connection by its unanswered ping', async (t) => {
  const { gateway, client } = await scene(t);
  gateway.welcome = { ...gateway.welcome, heartbeat_ms: 40 };
  const parley = client();
  const first = await gateway.connects();
  await becomes(parley, 'connected');
  first.vanishes();
  const second = await gateway.connects();
  await becomes(parley, 'connected');
  assert.equal(second.isClosed, false);
});

test('keeps a quiet connection whose pings are answered', async (t) => {
  const { gateway, client } = await scene(t);
  gateway.welcome = { ...gateway.welcome, heartbeat_ms: 20 };
  const parley = client();
  const connection = await gateway.connects();
  const pings = () => connection.heard.filter(({ type }) => type === 'ping').length;
  while (pings() < 4) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(parley.state, 'connected');
  assert.equal(gateway.dialled, 1);
});

test('looks at the connection at once when the clock has jumped', async (t) => {
  const { gateway, client } = await scene(t);
  gateway.welcome = { ...gateway.welcome, heartbeat_ms: 300 };
  let ahead = 0;
  const parley = client({}, { now: () => Date.now() + ahead });
  const first = await gateway.connects();
  await becomes(parley, 'connected');
  first.vanishes();
  ahead = 3_600_000;
  await gateway.connects();
  await becomes(parley, 'connected');
});

test('a clock that goes back breaks nothing', async (t) => {
  const { gateway, client } = await scene(t);
  gateway.welcome = { ...gateway.welcome, heartbeat_ms: 20 };
  let ahead = 0;
  const parley = client({}, { now: () => Date.now() + ahead });
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  ahead = -3_600_000;
  const before = connection.heard.length;
  while (connection.heard.length < before + 3) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(parley.state, 'connected');
  connection.closes(4000);
  await gateway.connects();
  await becomes(parley, 'connected');
});

test('tries at once when the machine is back', async (t) => {
  const { gateway, client } = await scene(t);
  let wake = () => {};
  let ahead = 0;
  const environment = { now: () => Date.now() + ahead, random: () => 1, onWake: (listener: () => void) => ((wake = listener), () => {}) };
  const parley = client({ backoff: { minMs: 600_000, maxMs: 600_000 } }, environment);
  const first = await gateway.connects();
  await becomes(parley, 'connected');
  first.closes(4000);
  await next(parley, 'state', ({ state }) => state === 'connecting');
  ahead = 2_000;
  wake();
  await gateway.connects();
  await becomes(parley, 'connected');
});

test('a page that is on-line again or visible again is heeded', async (t) => {
  const { gateway, client } = await scene(t);
  const page = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const platform = globalThis as Record<string, unknown>;
  const given = { addEventListener: page.addEventListener.bind(page), removeEventListener: page.removeEventListener.bind(page), document };
  Object.assign(platform, given);
  t.after(() => Object.keys(given).forEach((name) => delete platform[name]));
  gateway.welcome = { ...gateway.welcome, heartbeat_ms: 25_000 };
  const parley = client();
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  const pings = () => connection.heard.filter(({ type }) => type === 'ping').length;
  for (const [target, type] of [[page, 'online'], [document, 'visibilitychange'], [page, 'offline'], [page, 'pageshow']] as const) {
    const before = pings();
    target.dispatchEvent(new Event(type));
    while (pings() === before) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  parley.disconnect();
  page.dispatchEvent(new Event('online'));
  assert.equal(parley.state, 'disconnected');
});

test('who was let wait for its sign-in as long as the server bears was slow, and comes back', async (t) => {
  const { gateway, client } = await scene(t);
  let ahead = 0;
  const parley = client({}, { now: () => Date.now() + ahead });
  const first = await gateway.dials();
  await first.hears('connect');
  ahead = 5_000;
  first.closes(4500, 'Not authenticated');
  await gateway.connects();
  await becomes(parley, 'connected');
});

test('waits as long as a draining server asks, and sends nothing new there', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client({ backoff: { minMs: 600_000, maxMs: 600_000 } });
  const first = await gateway.connects();
  await becomes(parley, 'connected');
  const under = parley.command('conversation.list', {});
  const asked = await first.hears('conversation.list');
  const told = next(parley, 'server.draining');
  first.tells({ type: 'server.draining', reconnect_in_ms: 60 });
  await told;
  const later = parley.command('message.search', { query: 'x' });
  first.answers(asked, { conversations: [] });
  await under;
  first.closes(4000, 'Server shutting down');
  const { retryInMs } = await next(parley, 'state', ({ state }) => state === 'connecting');
  assert.ok(retryInMs !== undefined && retryInMs <= 60, `waits ${retryInMs} ms`);
  const second = await gateway.connects();
  second.answers(await second.hears('message.search'), { hits: [] });
  await later;
  assert.equal(first.has('message.search'), false);
});

test('a clock that goes back while a server drains makes nobody wait', async (t) => {
  const { gateway, client } = await scene(t);
  let ahead = 0;
  const parley = client({ backoff: { minMs: 600_000, maxMs: 600_000 } }, { now: () => Date.now() + ahead });
  const first = await gateway.connects();
  const told = next(parley, 'server.draining');
  first.tells({ type: 'server.draining', reconnect_in_ms: 20 });
  await told;
  ahead = -3_600_000;
  first.closes(4000);
  await gateway.connects();
  await becomes(parley, 'connected');
});

test('a server that cannot let one in is asked again when it says so', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client({ backoff: { minMs: 1, maxMs: 1 } });
  const first = await gateway.dials();
  first.refuses(await first.hears('connect'), 'unavailable', { retry_after_ms: 50 });
  first.closes(4000, 'Server error during setup');
  const { retryInMs } = await next(parley, 'state', (change) => change.retryInMs !== undefined);
  assert.ok(retryInMs !== undefined && retryInMs >= 50);
  await gateway.connects();
  await becomes(parley, 'connected');
});

test('gives up a gateway that answers nothing, and tries again', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client({ connectTimeoutMs: 50 });
  await gateway.dials();
  await gateway.connects();
  await becomes(parley, 'connected');
});

test('what is no frame is passed over', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  const told = next(parley, 'notification');
  for (const nonsense of ['', '{', '7', 'null', '[]', '{"type":7}', '{"type":"of.tomorrow"}', '{"type":"ok","ref":"never"}']) connection.writes(nonsense);
  connection.tells({ type: 'notification', title: 'Still here' });
  assert.equal((await told).title, 'Still here');
});

test('ends when it is told to, and begins again when it is told to', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  await gateway.connects();
  await becomes(parley, 'connected');
  parley.disconnect();
  assert.equal(parley.state, 'disconnected');
  parley.connect();
  await gateway.connects();
  await becomes(parley, 'connected');
  assert.equal(gateway.dialled, 2);
});

test('is stopped in the middle of dialling', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client({ getToken: async () => 'alice' });
  parley.disconnect();
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(parley.state, 'disconnected');
  assert.equal(gateway.dialled, 0);
});

test('waits with full jitter, up to half a second at first and thirty seconds at most', () => {
  const bounds: number[] = [];
  const backoff = new Backoff(() => 1);
  for (let attempt = 0; attempt < 9; attempt++) bounds.push(backoff.next());
  assert.deepEqual(bounds, [500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  const half = new Backoff(() => 0.5);
  assert.deepEqual([half.next(), half.next()], [250, 500]);
});

test('frames can be looked at, without the tokens in them', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client({ token: 'secret' });
  const traced = next(parley, 'frame', ({ frame }) => frame.type === 'connect');
  await gateway.connects();
  assert.equal((await traced).frame.token, '…');
});
