import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { ConversationStoreOptions } from '../src/index.js';
import { example } from './contract.js';
import { ALICE, BOB, type FakeConnection, type Fields, message, opening, ROOM, sent } from './fake-gateway.js';
import { becomes, failure, next, scene, shows } from './scene.js';

const seqs = (snapshot: { messages: readonly { seq?: number }[] }) => snapshot.messages.map(({ seq }) => seq);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => message(from + index));

/** A client that looks at the room. */
async function opened(t: TestContext, messages: Fields[], more: Fields = {}, conversations: ConversationStoreOptions = {}) {
  const { gateway, client } = await scene(t);
  const parley = client({ conversations });
  const connection = await gateway.connects();
  const room = parley.conversation(ROOM);
  t.after(room.subscribe(() => {}));
  connection.answers(await connection.hears('conversation.open'), opening(messages, more));
  await shows(room, ({ status }) => status === 'ready');
  return { gateway, parley, connection, room };
}

async function page(connection: FakeConnection, messages: Fields[], more: boolean): Promise<Fields> {
  const command = await connection.hears('message.history');
  connection.answers(command, { messages, more });
  return command;
}

test('opens with the newest messages, who takes part, and how far all have read', async (t) => {
  const { room } = await opened(t, range(2, 4), { more: true });
  const { messages, participants, readSeqs, hasOlder, hasNewer, details } = room.snapshot;
  assert.deepEqual(messages.map(({ seq, state }) => [seq, state]), [[2, 'stored'], [3, 'stored'], [4, 'stored']]);
  assert.deepEqual(participants.map(({ name }) => name), ['Alice', 'Bob']);
  assert.equal(readSeqs.get(BOB), 2);
  assert.deepEqual([hasOlder, hasNewer], [true, false]);
  assert.equal(details?.title, 'Release');
});

test('is the same object until something changes', async (t) => {
  const { connection, room, parley } = await opened(t, range(2, 3));
  const before = room.snapshot;
  assert.equal(room.snapshot, before);
  const heard = next(parley, 'message.sent');
  connection.tells(sent(4));
  await heard;
  assert.notEqual(room.snapshot, before);
  assert.equal(room.messages[0], before.messages[0], 'what did not change stays what it was');
});

test('a message is shown at once and becomes the stored one, whichever comes first: its event', async (t) => {
  const { connection, room } = await opened(t, range(2, 2));
  const said = room.send('Hello');
  const [, shown] = room.messages;
  assert.deepEqual([shown?.content, shown?.state, shown?.sender_id], ['Hello', 'sending', ALICE]);
  const command = await connection.hears('message.send');
  const stored = message(3, { content: 'Hello', key: command.key, sender_id: ALICE });
  connection.tells({ type: 'message.sent', conversation_id: ROOM, seq: 3, message: stored });
  await shows(room, ({ messages }) => messages[1]?.state === 'stored');
  connection.answers(command, { message: stored });
  await said;
  assert.deepEqual(seqs(room.snapshot), [2, 3]);
  assert.equal(room.messages[1]?.localId, shown?.localId);
});

test('… or its answer', async (t) => {
  const { connection, room, parley } = await opened(t, range(2, 2));
  const said = room.send('Hello');
  const command = await connection.hears('message.send');
  const stored = message(3, { content: 'Hello', key: command.key, sender_id: ALICE });
  connection.answers(command, { message: stored });
  assert.equal((await said).seq, 3);
  const before = room.messages;
  assert.deepEqual(before.map(({ state }) => state), ['stored', 'stored']);
  const heard = next(parley, 'message.sent');
  connection.tells({ type: 'message.sent', conversation_id: ROOM, seq: 3, message: stored });
  await heard;
  assert.equal(room.messages[1], before[1]);
});

test('somebody else\'s message with the same key is another message', async (t) => {
  const { connection, room } = await opened(t, range(2, 2));
  void room.send('Mine', { key: '1' }).catch(() => {});
  await connection.hears('message.send');
  connection.tells(sent(3, { key: '1', content: 'Of Bob' }));
  const { messages } = await shows(room, (snapshot) => snapshot.messages.length === 3);
  assert.deepEqual(messages.map(({ content, state }) => [content, state]).slice(1), [['Of Bob', 'stored'], ['Mine', 'sending']]);
});

test('a message that was refused says why, is sent again on demand, or let go', async (t) => {
  const { connection, room } = await opened(t, range(2, 2));
  const refused = failure(room.send('Hello'));
  const first = await connection.hears('message.send');
  connection.refuses(first, 'forbidden');
  assert.equal((await refused).code, 'forbidden');
  const failed = room.messages[1];
  assert.deepEqual([failed?.state, failed?.error?.code], ['failed', 'forbidden']);
  const again = failure(room.retry(failed?.localId ?? ''));
  assert.equal(room.messages[1]?.state, 'sending');
  const second = await connection.hears('message.send');
  assert.equal(second.key, first.key);
  connection.refuses(second, 'forbidden');
  await again;
  room.discard(failed?.localId ?? '');
  assert.deepEqual(seqs(room.snapshot), [2]);
});

test('what is stored already stands once while it is said again', async (t) => {
  const stored = message(2, { key: 'k', content: 'Hello', sender_id: ALICE });
  const { connection, room } = await opened(t, [stored]);
  const again = room.send('Hello', { key: 'k' });
  assert.deepEqual(room.messages.map(({ state }) => state), ['stored']);
  connection.answers(await connection.hears('message.send'), { message: stored });
  await again;
  assert.deepEqual(room.messages.map(({ state }) => state), ['stored']);
});

test('what seemed to have come to nothing, and is found in an older page, stands there alone', async (t) => {
  const { connection, room } = await opened(t, range(6, 8), { more: true });
  const refused = failure(room.send('Hello', { key: 'k' }));
  connection.refuses(await connection.hears('message.send'), 'not_found');
  await refused;
  const older = room.loadOlder();
  await page(connection, [message(3, { key: 'k', content: 'Hello', sender_id: ALICE }), ...range(4, 5)], false);
  await older;
  assert.deepEqual(seqs(room.snapshot), [3, 4, 5, 6, 7, 8]);
});

test('what is said off-line is shown, and sent when there is a connection', async (t) => {
  const { gateway, connection, room, parley } = await opened(t, range(2, 2));
  connection.terminates();
  await next(parley, 'state', ({ state }) => state === 'connecting');
  const said = room.send('Hello');
  assert.equal(room.messages[1]?.state, 'sending');
  const second = await gateway.connects();
  const command = await second.hears('message.send');
  second.answers(command, { message: message(3, { content: 'Hello', key: command.key, sender_id: ALICE }) });
  await said;
  assert.deepEqual(seqs(room.snapshot), [2, 3]);
});

test('pages back to the beginning, without asking twice', async (t) => {
  const { connection, room } = await opened(t, range(6, 8), { more: true }, { pageSize: 3 });
  const both = [room.loadOlder(), room.loadOlder()];
  assert.deepEqual([(await page(connection, range(3, 5), true)).before_seq], [6]);
  assert.deepEqual([(await page(connection, range(1, 2), false)).before_seq], [3]);
  await Promise.all(both);
  assert.deepEqual(seqs(room.snapshot), [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.equal(room.snapshot.hasOlder, false);
  await room.loadOlder();
  assert.equal(connection.has('message.history'), false);
});

test('who reads far back lets go of the newest, and pages forward to them again', async (t) => {
  const { connection, room, parley } = await opened(t, range(7, 10), { more: true }, { pageSize: 4, maxMessages: 6 });
  let loaded = room.loadOlder();
  await page(connection, range(3, 6), true);
  await loaded;
  assert.deepEqual(seqs(room.snapshot), [3, 4, 5, 6, 7, 8]);
  assert.equal(room.snapshot.hasNewer, true);
  const heard = next(parley, 'message.sent');
  connection.tells(sent(11));
  await heard;
  assert.equal(room.messages.at(-1)?.seq, 8, 'what is new lies beyond');
  loaded = room.loadNewer();
  const command = await connection.hears('message.history');
  assert.equal(command.after_seq, 8);
  // Said after the page was read, heard before it is there.
  connection.tells(sent(12));
  connection.answers(command, { messages: range(9, 11), more: false });
  await loaded;
  assert.equal(room.messages.at(-1)?.seq, 12);
  assert.equal(room.snapshot.hasNewer, false);
  assert.equal(room.snapshot.hasOlder, true);
});

test('goes back to the newest at once', async (t) => {
  const { connection, room } = await opened(t, range(7, 10), { more: true }, { pageSize: 4, maxMessages: 4 });
  const loaded = room.loadOlder();
  await page(connection, range(3, 6), true);
  await loaded;
  assert.deepEqual(seqs(room.snapshot), [3, 4, 5, 6]);
  const latest = room.latest();
  connection.answers(await connection.hears('conversation.open'), opening(range(8, 11), { more: true }));
  await latest;
  assert.deepEqual(seqs(room.snapshot), [8, 9, 10, 11]);
});

test('a page that is older than what was heard meanwhile undoes nothing', async (t) => {
  const { connection, room } = await opened(t, range(6, 8), { more: true, seq: 8 });
  const old = message(5);
  const loaded = room.loadOlder();
  const command = await connection.hears('message.history');
  connection.tells({ type: 'message.changed', conversation_id: ROOM, seq: 9, message: { ...old, content: 'Edited', changed_seq: 9 } });
  connection.answers(command, { messages: [old], more: false });
  await loaded;
  assert.equal(room.messages[0]?.content, 'Edited');
});

test('a page that cannot be read says why, and can be asked for again', async (t) => {
  const { connection, room } = await opened(t, range(6, 8), { more: true });
  let loaded = room.loadOlder();
  connection.refuses(await connection.hears('message.history'), 'internal');
  await loaded;
  assert.equal(room.snapshot.error?.code, 'internal');
  assert.equal(room.snapshot.loadingOlder, false);
  loaded = room.loadOlder();
  await page(connection, range(4, 5), false);
  await loaded;
  assert.equal(room.snapshot.error, undefined);
});

test('edits, deletions and reactions are shown, the latest of them', async (t) => {
  const { connection, room, parley } = await opened(t, [message(2)]);
  const heard = next(parley, 'message.changed', ({ seq }) => seq === 4);
  const changed = (seq: number, more: Fields) => ({ type: 'message.changed', conversation_id: ROOM, seq, message: message(2, { changed_seq: seq, ...more }) });
  connection.tells(changed(3, { content: 'Edited' }), changed(4, { content: '', deleted_at: '2026-11-26T12:00:05.500Z' }));
  await heard;
  assert.deepEqual([room.messages[0]?.content, room.messages[0]?.deleted_at], ['', '2026-11-26T12:00:05.500Z']);
  const edit = room.edit(room.messages[0]?.id ?? '', 'Again');
  connection.answers(await connection.hears('message.edit'), { message: message(2, { changed_seq: 3, content: 'Late' }) });
  await edit;
  assert.equal(room.messages[0]?.content, '', 'an older state undoes nothing');
});

test('a gap is read anew, and what is on its way stays', async (t) => {
  const { connection, room } = await opened(t, range(2, 4));
  void room.send('Waiting').catch(() => {});
  await connection.hears('message.send');
  connection.tells({ type: 'conversation.gap', conversation_id: ROOM, first_seq: 30, seq: 41 });
  connection.answers(await connection.hears('conversation.open'), opening(range(40, 41), { more: true }));
  await shows(room, ({ messages }) => messages[0]?.seq === 40);
  assert.deepEqual(room.messages.map(({ seq, state }) => [seq, state]), [[40, 'stored'], [41, 'stored'], [undefined, 'sending']]);
});

test('what was missed is put in by what is replayed', async (t) => {
  const { gateway, connection, room } = await opened(t, range(2, 4));
  connection.terminates();
  const second = await gateway.connects();
  assert.deepEqual(second.hello.resume, [{ conversation_id: ROOM, seq: 4 }]);
  second.tells(sent(5), { type: 'conversation.synced', conversation_id: ROOM, seq: 5 });
  await shows(room, ({ messages }) => messages.length === 4);
  assert.equal(second.has('conversation.open'), false);
});

test('one that does not exist is gone', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  const room = parley.conversation(ROOM);
  const gone = shows(room, ({ status }) => status === 'gone');
  connection.refuses(await connection.hears('conversation.open'), 'not_found');
  assert.equal((await gone).error?.code, 'not_found');
});

test('one that could not be opened is opened with the next connection', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects();
  const room = parley.conversation(ROOM);
  t.after(room.subscribe(() => {}));
  first.refuses(await first.hears('conversation.open'), 'internal');
  await shows(room, ({ error }) => error !== undefined);
  first.terminates();
  const second = await gateway.connects();
  second.answers(await second.hears('conversation.open'), opening(range(2, 2)));
  await shows(room, ({ status, error }) => status === 'ready' && error === undefined);
});

test('ends where one is removed, and begins again where one is back', async (t) => {
  const { connection, room } = await opened(t, range(2, 2));
  connection.tells({ type: 'participant.removed', conversation_id: ROOM, seq: 3, user_id: ALICE });
  await shows(room, ({ status }) => status === 'gone');
  const participant = { ...example('events/participant.added').participant, user_id: ALICE };
  connection.tells({ type: 'participant.added', conversation_id: ROOM, seq: 9, participant });
  connection.answers(await connection.hears('conversation.open'), opening(range(8, 9)));
  await shows(room, ({ status }) => status === 'ready');
});

test('begins again where one has come back while away', async (t) => {
  const { gateway, connection, room } = await opened(t, range(2, 2));
  connection.tells({ type: 'participant.removed', conversation_id: ROOM, seq: 3, user_id: ALICE });
  await shows(room, ({ status }) => status === 'gone');

  connection.terminates();
  const second = await gateway.connects();
  second.answers(await second.hears('conversation.open'), opening(range(8, 9)));

  await shows(room, ({ status, messages }) => status === 'ready' && messages.length === 2);
});

test('people come and go, and its title changes', async (t) => {
  const { connection, room } = await opened(t, range(2, 2));
  connection.tells({ type: 'participant.left', conversation_id: ROOM, seq: 3, user_id: BOB });
  await shows(room, ({ participants }) => participants.length === 1);
  connection.tells({ ...example('events/participant.added'), seq: 4 });
  await shows(room, ({ participants }) => participants.length === 2);
  connection.tells({ type: 'conversation.updated', conversation_id: ROOM, seq: 5, title: 'Done' });
  await shows(room, ({ details }) => details?.title === 'Done');
});

test('knows the names of those who have said something and left', async (t) => {
  const carol = { user_id: '0198c0de-0000-7000-8000-0000000000c4', number: 44, name: 'Carol' };
  const dave = { user_id: '0198c0de-0000-7000-8000-0000000000d4', number: 45, name: 'Dave' };
  const { connection, room } = await opened(t, range(5, 6), { more: true, former_participants: [carol] });
  const names = ({ people } = room.snapshot) => [...people.values()].map(({ name }) => name).join();
  assert.equal(names(), 'Alice,Bob,Carol');

  const older = room.loadOlder();
  connection.answers(await connection.hears('message.history'), { messages: range(2, 4), more: false, former_participants: [dave] });
  await older;
  assert.equal(names(), 'Alice,Bob,Carol,Dave');

  connection.tells({ type: 'participant.left', conversation_id: ROOM, seq: 7, user_id: BOB });
  await shows(room, ({ participants }) => participants.length === 1);
  assert.equal(names(), 'Alice,Bob,Carol,Dave');
});

test('reading is told once, and counted down', async (t) => {
  const { connection, room } = await opened(t, range(2, 4), { conversation: { unread: 3 } });
  const marked = room.markRead();
  const command = await connection.hears('read.mark');
  assert.equal(command.seq, 4);
  connection.answers(command, { seq: 4, unread: 0 });
  await marked;
  assert.deepEqual([room.snapshot.details?.unread, room.snapshot.readSeqs.get(ALICE)], [0, 4]);
  await room.markRead();
  await room.markRead(3);
  assert.equal(connection.has('read.mark'), false);
  connection.tells(sent(5));
  await shows(room, ({ details }) => details?.unread === 1);
});

test('who types is shown until it ends, is said, or the connection breaks', async (t) => {
  const { gateway, connection, room } = await opened(t, range(2, 2));
  const typing = (on: boolean) => connection.tells({ type: 'typing.changed', conversation_id: ROOM, user_id: BOB, typing: on });
  typing(true);
  await shows(room, (snapshot) => snapshot.typing.includes(BOB));
  typing(false);
  await shows(room, (snapshot) => snapshot.typing.length === 0);
  typing(true);
  connection.tells(sent(3));
  await shows(room, (snapshot) => snapshot.messages.length === 2);
  assert.deepEqual(room.snapshot.typing, []);
  typing(true);
  await shows(room, (snapshot) => snapshot.typing.length === 1);
  connection.terminates();
  await gateway.connects();
  await shows(room, (snapshot) => snapshot.typing.length === 0);
});

test('typing is said once for many keys, and ended by sending', async (t) => {
  const { connection, room } = await opened(t, range(2, 2));
  for (let key = 0; key < 50; key++) room.typing();
  assert.equal((await connection.hears('typing.set')).typing, true);
  void room.send('Hello').catch(() => {});
  await connection.hears('message.send');
  assert.equal((await connection.hears('typing.set')).typing, false);
  assert.equal(connection.heard.filter(({ type }) => type === 'typing.set').length, 2);
});

test('typing ends by itself: one\'s own after the last key, that of others where its end was missed', async (t) => {
  const { connection, room } = await opened(t, range(2, 2));
  t.mock.timers.enable({ apis: ['setTimeout'] });
  room.typing();
  assert.equal((await connection.hears('typing.set')).typing, true);
  t.mock.timers.tick(3_000);
  assert.equal((await connection.hears('typing.set')).typing, false);
  connection.tells({ type: 'typing.changed', conversation_id: ROOM, user_id: BOB, typing: true });
  await shows(room, ({ typing }) => typing.length === 1);
  t.mock.timers.tick(5_000);
  await shows(room, ({ typing }) => typing.length === 0);
});

test('what nobody looks at goes where there is much of it, but not at once', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  await gateway.connects();
  await becomes(parley, 'connected');
  const first = parley.conversation('first');
  const looked = parley.conversation('looked');
  t.after(looked.subscribe(() => {}));
  for (let number = 0; number < 40; number++) parley.conversation(`number ${number}`);
  assert.equal(parley.conversation('first'), first, 'it may be in use');
  const now = performance.now.bind(performance);
  t.mock.method(performance, 'now', () => now() + 61_000);
  for (let number = 0; number < 40; number++) parley.conversation(`other ${number}`);
  assert.notEqual(parley.conversation('first'), first);
  assert.equal(parley.conversation('looked'), looked);
});
