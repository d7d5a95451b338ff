import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Positions } from '../src/positions.js';
import { example } from './contract.js';
import { ALICE, message, opening, ROOM, sent, type Fields } from './fake-gateway.js';
import { becomes, next, scene, shows } from './scene.js';

const listed = (seq: number): Fields => ({ ...example('replies/connect').conversations[0], seq });
const other = '01a21a6c-dec6-7000-aa18-3947bc488c01';

/** The numbers of the messages heard, as they come. */
function hearing(parley: { on(type: 'message.sent', listener: (event: { seq: number }) => void): unknown }): number[] {
  const seqs: number[] = [];
  parley.on('message.sent', ({ seq }) => seqs.push(seq));
  return seqs;
}

test('goes on from the last change it heard', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const seqs = hearing(parley);
  const first = await gateway.connects({ conversations: [listed(4)] });
  assert.deepEqual(first.hello.resume, []);
  first.tells(sent(5), sent(6));
  await next(parley, 'message.sent', ({ seq }) => seq === 6);
  first.terminates();
  const second = await gateway.connects({ conversations: [listed(8)] });
  assert.deepEqual(second.hello.resume, [{ conversation_id: ROOM, seq: 6 }]);
  const synced = next(parley, 'conversation.synced');
  second.tells(sent(7), sent(8), { type: 'conversation.synced', conversation_id: ROOM, seq: 8 });
  await synced;
  assert.deepEqual(seqs, [5, 6, 7, 8]);
});

test('a conversation in which nothing was heard goes on from where it was listed', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects({ conversations: [listed(4)] });
  await becomes(parley, 'connected');
  first.terminates();
  assert.deepEqual((await gateway.connects()).hello.resume, [{ conversation_id: ROOM, seq: 4 }]);
});

test('what comes twice is told once', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const seqs = hearing(parley);
  const connection = await gateway.connects({ conversations: [listed(4)] });
  connection.tells(sent(4), sent(5), sent(5), sent(3), sent(6));
  await next(parley, 'message.sent', ({ seq }) => seq === 6);
  assert.deepEqual(seqs, [5, 6]);
});

test('a gap is told, and what follows it too', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const seqs = hearing(parley);
  const first = await gateway.connects({ conversations: [listed(4)] });
  await becomes(parley, 'connected');
  first.terminates();
  const second = await gateway.connects({ conversations: [listed(41)] });
  const gap = next(parley, 'conversation.gap');
  const heard = next(parley, 'message.sent');
  second.tells({ type: 'conversation.gap', conversation_id: ROOM, first_seq: 30, seq: 41 }, sent(42));
  assert.equal((await gap).seq, 41);
  await heard;
  assert.deepEqual(seqs, [42]);
  second.terminates();
  assert.deepEqual((await gateway.connects()).hello.resume, [{ conversation_id: ROOM, seq: 42 }]);
});

test('a hole the server did not speak of is told as a gap', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const told: string[] = [];
  parley.on('event', ({ type }) => told.push(type));
  const connection = await gateway.connects({ conversations: [listed(4)] });
  const gap = next(parley, 'conversation.gap');
  connection.tells(sent(9));
  assert.deepEqual(await gap, { type: 'conversation.gap', conversation_id: ROOM, first_seq: 9, seq: 8 });
  assert.deepEqual(told, ['conversation.gap', 'message.sent']);
});

test('how far somebody has read is no number of the log', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [listed(4)] });
  const [marked, heard] = [next(parley, 'read.marked'), next(parley, 'message.sent')];
  connection.tells({ ...example('events/read.marked'), seq: 2 }, sent(5));
  assert.equal((await marked).seq, 2);
  await heard;
  connection.terminates();
  assert.deepEqual((await gateway.connects()).hello.resume, [{ conversation_id: ROOM, seq: 5 }]);
});

test('one\'s own end in a conversation ends its resuming', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects({ conversations: [listed(4)] });
  const left = next(parley, 'participant.removed');
  first.tells({ type: 'participant.removed', conversation_id: ROOM, seq: 5, user_id: ALICE });
  await left;
  first.terminates();
  const second = await gateway.connects();
  assert.deepEqual(second.hello.resume, []);
  const back = next(parley, 'participant.added');
  second.tells({ ...example('events/participant.added'), seq: 12, participant: { ...example('events/participant.added').participant, user_id: ALICE } });
  assert.equal((await back).seq, 12);
});

test('a conversation one may not go on in is told, and not asked for again', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const first = await gateway.connects({ conversations: [listed(4)] });
  await becomes(parley, 'connected');
  first.terminates();
  const second = await gateway.connects();
  const refused = next(parley, 'error');
  second.tells(example('events/error.resume'));
  assert.equal((await refused).conversation_id, ROOM);
  second.terminates();
  assert.deepEqual((await gateway.connects()).hello.resume, []);
});

test('no more are resumed than the server allows, and the others are told as gaps', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const limits = { ...example('replies/connect').limits, max_resume: 1 };
  const first = await gateway.connects({ limits, conversations: [listed(4), { ...listed(7), id: other }] });
  const heard = next(parley, 'message.sent');
  first.tells(sent(5));
  await heard;
  first.terminates();
  const gap = next(parley, 'conversation.gap');
  const second = await gateway.connects({ limits, conversations: [] });
  assert.deepEqual(second.hello.resume, [{ conversation_id: ROOM, seq: 5 }]);
  assert.equal((await gap).conversation_id, other);
});

test('a snapshot begins exactly where its answer stands among the events', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [] });
  const conversation = parley.conversation(ROOM);
  void conversation.open();
  const command = await connection.hears('conversation.open');
  // All of it leaves in one segment: nothing may run in between.
  connection.tells(sent(2));
  connection.answers(command, opening([message(2), message(3)]));
  connection.tells(sent(3), sent(4));
  const { messages } = await shows(conversation, (snapshot) => snapshot.messages.length === 3);
  assert.deepEqual(messages.map(({ seq }) => seq), [2, 3, 4]);
});

test('several clients of one program share nothing', async (t) => {
  const { gateway, client } = await scene(t);
  const one = client();
  const first = await gateway.connects({ conversations: [listed(4)] });
  const another = client();
  const second = await gateway.connects({ conversations: [listed(4)] });
  const [mine, its] = [hearing(one), hearing(another)];
  first.tells(sent(5));
  second.tells(sent(5));
  await Promise.all([next(one, 'message.sent'), next(another, 'message.sent')]);
  assert.deepEqual([mine, its], [[5], [5]]);
  first.terminates();
  assert.deepEqual((await gateway.connects()).hello.resume, [{ conversation_id: ROOM, seq: 5 }]);
  assert.equal(another.state, 'connected');
});

test('a list is enough to go on from, and too little to call anything a repetition', () => {
  const positions = new Positions();
  positions.shown(ROOM, 10);
  assert.deepEqual(positions.resume(10), [{ conversation_id: ROOM, seq: 10 }]);
  const event = (seq: number) => ({ type: 'message.sent', conversation_id: ROOM, seq });
  assert.equal(positions.hear(event(10)), 'new');
  assert.equal(positions.hear(event(10)), 'duplicate');
  assert.equal(positions.hear(event(12)), 'hole');
});

test('events can be taken one after the other, and none is left out in silence', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [listed(4)] });
  const taken = parley.events('message.sent', { buffer: 3 });
  connection.tells(...[5, 6, 7, 8].map((seq) => sent(seq)));
  await next(parley, 'message.sent', ({ seq }) => seq === 8);
  const seqs: number[] = [];
  await assert.rejects(
    async () => {
      for await (const { seq } of taken) seqs.push(seq);
    },
    { code: 'overflow' },
  );
  assert.deepEqual(seqs, [5, 6, 7]);
});

test('an iteration ends with its signal, and with its loop', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  await gateway.connects();
  await becomes(parley, 'connected');
  const abort = new AbortController();
  const taken = parley.events('message.sent', { signal: abort.signal });
  const first = taken.next();
  abort.abort();
  assert.equal((await first).done, true);
  assert.equal((await taken.next()).done, true);
});
