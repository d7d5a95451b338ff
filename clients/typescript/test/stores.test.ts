import assert from 'node:assert/strict';
import { test } from 'node:test';
import { example } from './contract.js';
import { ALICE, BOB, type Fields, message, opening, ROOM, sent } from './fake-gateway.js';
import { becomes, failure, next, scene, shows } from './scene.js';

const listed = (more: Fields = {}): Fields => ({ ...example('replies/connect').conversations[0], ...more });
const other = '01a21a6c-dec6-7000-aa18-3947bc488c01';
const third = '01a21a6c-dec6-7000-aa18-3947bc488c02';
const ids = (snapshot: { conversations: readonly { id: string }[] }) => snapshot.conversations.map(({ id }) => id);

test('conversations are listed, pinned first, then the latest, without those archived', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const older = listed({ id: other, last_message_at: '2026-11-25T12:00:00.000Z' });
  await gateway.connects({ conversations: [older, listed({ id: third, archived: true }), listed()] });
  await shows(parley.conversations, ({ status }) => status === 'ready');
  assert.deepEqual(ids(parley.conversations.snapshot), [ROOM, other]);
});

test('what is said moves a conversation up and counts', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = listed({ id: other, last_message_at: '2026-11-27T12:00:00.000Z' });
  const connection = await gateway.connects({ conversations: [first, listed()] });
  connection.tells(sent(5, { created_at: '2026-11-28T12:00:00.000Z' }));
  const { conversations } = await shows(parley.conversations, (snapshot) => ids(snapshot)[0] === ROOM);
  assert.deepEqual([conversations[0]?.unread, conversations[0]?.message_count, conversations[0]?.seq], [2, 3, 5]);
});

test('what is said in a conversation that no page has told brings it to the top', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [listed({ id: other })], cursor: 'more' });
  await shows(parley.conversations, ({ hasMore }) => hasMore);
  const woken = { created_at: '2026-11-28T12:00:00.000Z' };
  connection.tells(sent(5, woken));
  connection.tells(sent(6, woken));
  const command = await connection.hears('conversation.open');
  assert.deepEqual([command.conversation_id, command.limit], [ROOM, 0]);
  connection.answers(command, opening([message(6)], { conversation: { last_message_at: woken.created_at } }));
  await shows(parley.conversations, (snapshot) => ids(snapshot).join() === [ROOM, other].join());
  connection.tells(sent(7, woken));
  await shows(parley.conversations, ({ conversations }) => conversations[0]?.seq === 7);
  assert.equal(connection.has('conversation.open'), false);
});

test('conversations that wake together are looked up one after the other', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [], cursor: 'more' });
  await shows(parley.conversations, ({ hasMore }) => hasMore);
  connection.tells(sent(5), { ...sent(5), conversation_id: other });
  const first = await connection.hears('conversation.open');
  assert.equal(first.conversation_id, ROOM);
  assert.equal(connection.has('conversation.open'), false);
  connection.answers(first, opening([message(5)]));
  assert.equal((await connection.hears('conversation.open')).conversation_id, other);
});

test('the next page goes on where the last one ended', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [listed()], cursor: 'more' });
  await shows(parley.conversations, ({ hasMore }) => hasMore);
  const loaded = parley.conversations.loadMore();
  const command = await connection.hears('conversation.list');
  assert.equal(command.cursor, 'more');
  connection.answers(command, { conversations: [listed({ id: other, seq: 9 })] });
  await loaded;
  assert.equal(parley.conversations.snapshot.hasMore, false);
  assert.deepEqual(new Set(ids(parley.conversations.snapshot)), new Set([ROOM, other]));
  connection.terminates();
  const second = await gateway.connects({ conversations: [listed()] });
  assert.deepEqual(second.hello.resume.map(({ conversation_id }: Fields) => conversation_id), [ROOM, other]);
});

test('what was archived elsewhere while one was away is not listed any more, and is again when it is taken out', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects({ conversations: [listed(), listed({ id: other })] });
  await shows(parley.conversations, (snapshot) => ids(snapshot).length === 2);
  first.terminates();
  const second = await gateway.connects({ conversations: [listed()] });
  await shows(parley.conversations, (snapshot) => ids(snapshot).join() === ROOM);
  second.terminates();
  await gateway.connects({ conversations: [listed(), listed({ id: other })] });
  await shows(parley.conversations, (snapshot) => ids(snapshot).length === 2);
});

test('what was pinned, archived and read elsewhere while one was away is so beyond the first page, too', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const id = (number: number) => `01a21a6c-dec6-7000-aa18-3947bc4890${String(number).padStart(2, '0')}`;
  const at = (number: number, more: Fields = {}) => listed({ id: id(number), last_message_at: `2026-11-${String(30 - number).padStart(2, '0')}T12:00:00.000Z`, ...more });
  const old = { last_message_at: '2026-01-01T12:00:00.000Z' };
  const first = await gateway.connects({ conversations: [at(1, { pinned: true, ...old }), at(2)], cursor: 'two' });
  await shows(parley.conversations, ({ hasMore }) => hasMore);
  const loaded = parley.conversations.loadMore();
  first.answers(await first.hears('conversation.list'), { conversations: [at(3), at(4), at(5)], cursor: 'five' });
  await loaded;
  assert.deepEqual(ids(parley.conversations.snapshot), [1, 2, 3, 4, 5].map(id));
  first.terminates();

  // Meanwhile the first was unpinned, and is old; the third was archived, the fourth pinned, the fifth read.
  const second = await gateway.connects({ conversations: [at(4, { pinned: true }), at(2)], cursor: 'two' });
  const list = await second.hears('conversation.list');
  assert.equal(list.cursor, 'two');
  second.answers(list, { conversations: [at(5, { unread: 0 }), at(6), at(7)], cursor: 'seven' });
  for (const conversation of [at(1, old), at(3, { archived: true })]) {
    const look = await second.hears('conversation.open');
    assert.equal(look.conversation_id, conversation.id);
    // One after the other: what is asked meanwhile does not wait for them all.
    parley.command('document.templates', {}).catch(() => {});
    await second.hears('document.templates');
    assert.equal(second.has('conversation.open'), false);
    second.answers(look, { ...opening([]), conversation });
  }
  const { conversations } = await shows(parley.conversations, (snapshot) => !ids(snapshot).includes(id(3)));
  assert.deepEqual(conversations.map((one) => [one.id, one.pinned, one.unread]), [4, 2, 5, 6, 7, 1].map((number) => [id(number), number === 4, number === 5 ? 0 : 1]));
  assert.equal(second.has('conversation.list'), false);
});

test('a list read to its end leaves out what it has not told, and asks for none of it', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects({ conversations: [listed(), listed({ id: other }), listed({ id: third })] });
  await shows(parley.conversations, (snapshot) => ids(snapshot).length === 3);
  first.terminates();
  const second = await gateway.connects({ conversations: [listed()], cursor: 'more' });
  second.answers(await second.hears('conversation.list'), { conversations: [] });
  await shows(parley.conversations, (snapshot) => ids(snapshot).join() === ROOM);
  parley.command('document.templates', {}).catch(() => {});
  await second.hears('document.templates');
  assert.equal(second.has('conversation.open'), false);
});

test('what moved while the list was read to its end is looked at', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects({ conversations: [listed(), listed({ id: other })] });
  await shows(parley.conversations, (snapshot) => ids(snapshot).length === 2);
  first.terminates();
  const second = await gateway.connects({ conversations: [listed()], cursor: 'more' });
  const list = await second.hears('conversation.list');
  second.tells({ type: 'conversation.updated', conversation_id: other, pinned: true, archived: false });
  second.answers(list, { conversations: [] });
  assert.equal((await second.hears('conversation.open')).conversation_id, other);
  assert.equal(ids(parley.conversations.snapshot)[0], other);
});

for (const code of ['not_found', 'forbidden']) {
  test(`what is ${code} when it is looked at is not listed any more`, async (t) => {
    const { gateway, client } = await scene(t);
    const parley = client();
    const first = await gateway.connects({ conversations: [listed(), listed({ id: other })] });
    await shows(parley.conversations, (snapshot) => ids(snapshot).length === 2);
    first.terminates();
    const second = await gateway.connects({ conversations: [listed()], cursor: 'more' });
    second.answers(await second.hears('conversation.list'), { conversations: [listed({ id: third }), listed()], cursor: 'end' });
    second.refuses(await second.hears('conversation.open'), code);
    await shows(parley.conversations, (snapshot) => !ids(snapshot).includes(other));
  });
}

test('a page that was read before a conversation went away does not bring it back, and being added again does', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [listed()], cursor: 'more' });
  await shows(parley.conversations, ({ hasMore }) => hasMore);
  const loaded = parley.conversations.loadMore();
  const list = await connection.hears('conversation.list');
  connection.tells({ type: 'conversation.deleted', conversation_id: other, seq: 5 }, { type: 'participant.removed', conversation_id: ROOM, seq: 5, user_id: ALICE });
  connection.answers(list, { conversations: [listed(), listed({ id: other }), listed({ id: third })] });
  await loaded;
  assert.deepEqual(ids(parley.conversations.snapshot), [third]);
  const participant = { ...example('events/participant.added').participant, user_id: ALICE };
  connection.tells({ type: 'participant.added', conversation_id: ROOM, seq: 7, participant });
  connection.answers(await connection.hears('conversation.open'), opening([]));
  await shows(parley.conversations, (snapshot) => ids(snapshot).includes(ROOM));
});

test('a page that was read before a mark of reading leaves the mark', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [listed()], cursor: 'more' });
  await shows(parley.conversations, ({ hasMore }) => hasMore);
  const loaded = parley.conversations.loadMore();
  const list = await connection.hears('conversation.list');
  connection.tells({ ...example('events/read.marked'), user_id: ALICE, seq: 4 });
  connection.answers(list, { conversations: [listed()] });
  await loaded;
  const [room] = parley.conversations.snapshot.conversations;
  assert.deepEqual([room?.read_seq, room?.unread], [4, 0]);
});

test('what was said while one was away is counted once, whatever else was changed before it', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects({ conversations: [listed({ seq: 3 })] });
  await shows(parley.conversations, ({ status }) => status === 'ready');
  first.terminates();
  const second = await gateway.connects({ conversations: [listed({ seq: 5, unread: 2, message_count: 3, title: 'Plans' })] });
  const heard = next(parley, 'message.sent');
  second.tells({ type: 'conversation.updated', conversation_id: ROOM, seq: 4, title: 'Plans' }, sent(5));
  await heard;
  const [room] = parley.conversations.snapshot.conversations;
  assert.deepEqual([room?.seq, room?.unread, room?.message_count], [5, 2, 3]);
});

test('what is taken out of the archive elsewhere is listed', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [] });
  connection.tells({ type: 'conversation.updated', conversation_id: ROOM, pinned: false, archived: false });
  connection.answers(await connection.hears('conversation.open'), opening([]));
  await shows(parley.conversations, (snapshot) => ids(snapshot).join() === ROOM);
});

test('conversations come and go', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  connection.tells(example('events/conversation.created'));
  await shows(parley.conversations, (snapshot) => ids(snapshot).length === 1);
  connection.tells({ type: 'conversation.updated', conversation_id: ROOM, archived: true });
  await shows(parley.conversations, (snapshot) => ids(snapshot).length === 0);
  const participant = { ...example('events/participant.added').participant, user_id: ALICE };
  connection.tells({ type: 'participant.added', conversation_id: other, seq: 7, participant });
  const command = await connection.hears('conversation.open');
  const answer = example('replies/conversation.open');
  connection.answers(command, { ...answer, conversation: { ...answer.conversation, id: other }, messages: [] });
  await shows(parley.conversations, (snapshot) => ids(snapshot)[0] === other);
  connection.tells({ type: 'conversation.deleted', conversation_id: other, seq: 8 });
  await shows(parley.conversations, (snapshot) => ids(snapshot).length === 0);
});

test('what is read counts down wherever it was read', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [listed()] });
  connection.tells({ ...example('events/read.marked'), user_id: ALICE, seq: 4 });
  await shows(parley.conversations, ({ conversations }) => conversations[0]?.unread === 0);
});

test('presence is asked for together, kept up to date, and asked for again', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects();
  await becomes(parley, 'connected');
  const stops = [parley.presence.watch([ALICE]), parley.presence.watch([ALICE, BOB])];
  const command = await first.hears('presence.get');
  assert.deepEqual(command.user_ids, [ALICE, BOB]);
  first.answers(command, { users: [{ id: ALICE, online: true }, { id: BOB, online: false }] });
  await shows(parley.presence, (known) => known.size === 2);
  first.tells({ type: 'presence.changed', user_id: BOB, online: true });
  await shows(parley.presence, (known) => known.get(BOB)?.online === true);
  stops[1]?.();
  first.terminates();
  const second = await gateway.connects();
  assert.deepEqual((await second.hears('presence.get')).user_ids, [ALICE]);
});

test('a topic is listened to once for all who listen, and over every connection', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects();
  await becomes(parley, 'connected');
  const heard: string[] = [];
  const stops = ['one', 'another'].map((name) => parley.subscribe('pitch:17', ({ event }) => heard.push(`${name} ${event}`)));
  first.answers(await first.hears('topic.subscribe'));
  assert.equal(first.has('topic.subscribe'), false);
  const told = next(parley, 'topic.event');
  first.tells(example('events/topic.event'));
  await told;
  assert.deepEqual(heard, ['one liked', 'another liked']);
  first.terminates();
  const second = await gateway.connects();
  second.answers(await second.hears('topic.subscribe'));
  stops[0]?.();
  stops[1]?.();
  assert.equal((await second.hears('topic.unsubscribe')).topic, 'pitch:17');
});

test('a topic one may not listen to says so', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  await becomes(parley, 'connected');
  const refused = new Promise<{ code: string }>((resolve) => parley.subscribe('secret:1', () => {}, resolve));
  connection.refuses(await connection.hears('topic.subscribe'), 'forbidden');
  assert.equal((await refused).code, 'forbidden');
});

test('a document is asked for, question by question', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  const starting = parley.startDocument('mutual-nda', { prefill: { first_party: 'Zoë Quinn Ltd' } });
  const start = await connection.hears('document.start');
  assert.match(start.key, /^[0-9a-f]{32}$/);
  const { session } = example('replies/document.start');
  connection.answers(start, { session });
  const document = await starting;
  assert.equal(document.snapshot.session?.question?.id, 'governing_law');

  const refused = failure(document.answer('Mars', 'nothing_asked'));
  connection.refuses(await connection.hears('document.answer'), 'conflict');
  assert.equal((await refused).code, 'conflict');
  assert.equal(document.snapshot.error?.code, 'conflict');

  const answering = document.answer('Mars');
  assert.equal(document.snapshot.answering, true);
  const answer = await connection.hears('document.answer');
  assert.deepEqual([answer.question_id, answer.value], ['governing_law', 'Mars']);
  connection.tells(example('events/document.reprompted'));
  connection.answers(answer, { session: { ...session, turn: 6 } });
  await answering;
  assert.equal(document.snapshot.reprompt?.remainingAttempts, 2);
  connection.tells({ ...example('events/document.asked'), turn: 8 });
  await shows(document, ({ reprompt }) => reprompt === undefined);
  connection.tells(example('events/document.completed'));
  const done = await shows(document, (snapshot) => snapshot.session?.status === 'completed');
  const { document_id, document_version } = example('events/document.completed');
  assert.deepEqual([done.session?.document_id, done.session?.document_version], [document_id, document_version]);
});

test('a finished document is revised where it stands, and keeps the one there is until the next is made', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  const { session } = example('replies/document.resume');
  const document = parley.document(session.id);
  t.after(document.subscribe(() => {}));
  const { question: _, ...rest } = session;
  const finished = { ...rest, turn: 9, status: 'completed', document_id: 'd-1', document_version: 1 };
  connection.answers(await connection.hears('document.resume'), { session: finished });
  await shows(document, (snapshot) => snapshot.session?.status === 'completed');

  connection.tells({ ...example('events/document.asked'), session_id: session.id, turn: 11 });
  const asked = await shows(document, (snapshot) => snapshot.session?.question !== undefined);
  assert.deepEqual([asked.session?.status, asked.session?.document_id], ['completed', 'd-1']);

  // That of the first version, late, takes no question away.
  connection.tells({ ...example('events/document.completed'), session_id: session.id, document_id: 'd-1', document_version: 1 });
  connection.tells({ ...example('events/document.asked'), session_id: session.id, turn: 12 });
  const still = await shows(document, (snapshot) => snapshot.session?.turn === 12);
  assert.notEqual(still.session?.question, undefined);

  const second = { document_id: 'd-2', document_version: 2, turn: 13 };
  connection.tells({ ...example('events/document.completed'), session_id: session.id, ...second });
  const again = await shows(document, (snapshot) => snapshot.session?.document_version === 2);
  assert.deepEqual([again.session?.document_id, again.session?.question], ['d-2', undefined]);
});

test('a document is taken up again, with what was missed', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects();
  const { session } = example('replies/document.resume');
  const document = parley.document(session.id);
  t.after(document.subscribe(() => {}));
  first.answers(await first.hears('document.resume'), { session });
  await shows(document, ({ status }) => status === 'ready');
  first.terminates();
  const second = await gateway.connects();
  second.answers(await second.hears('document.resume'), { session: { ...session, turn: 9, status: 'completed' } });
  await shows(document, (snapshot) => snapshot.session?.status === 'completed');
});
