import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { example } from './contract.js';
import { ALICE, BOB, type Fields, message, opening, ROOM } from './fake-gateway.js';
import { failure, next, scene, shows } from './scene.js';

const reply_id = '01a21a6c-f708-7000-be77-2aa803e69471';
const started = example('events/reply.started');
const delta = (offset: number, text: string, type = 'reply.delta'): Fields => ({ type, conversation_id: ROOM, reply_id, offset, text });
const answer = (seq: number, content: string): Fields => {
  const { sender_id: _, ...said } = message(seq, { id: started.message_id, role: 'assistant', content, reply_id, reply_to: started.to_message_id });
  return said;
};

async function asking(t: TestContext) {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects();
  const room = parley.conversation(ROOM);
  t.after(room.subscribe(() => {}));
  connection.answers(await connection.hears('conversation.open'), opening([message(2, { sender_id: ALICE })]));
  await shows(room, ({ status }) => status === 'ready');
  return { gateway, parley, connection, room };
}

test('an answer is shown as it is written, and stays the same entry when it is stored', async (t) => {
  const { connection, room } = await asking(t);
  connection.tells(started, delta(0, 'Yes: '), delta(5, 'all '), delta(9, 'green'));
  const { messages } = await shows(room, (snapshot) => snapshot.messages[1]?.content === 'Yes: all green');
  assert.deepEqual([messages[1]?.state, messages[1]?.role, messages[1]?.reply_to], ['streaming', 'assistant', started.to_message_id]);
  const stored = answer(3, 'Yes: all green.');
  connection.tells({ type: 'reply.completed', conversation_id: ROOM, seq: 3, reply_id, finish_reason: 'stop', message: stored });
  const done = await shows(room, (snapshot) => snapshot.messages[1]?.state === 'stored');
  assert.equal(done.messages[1]?.localId, messages[1]?.localId);
  assert.equal(done.messages[1]?.content, 'Yes: all green.');
  assert.deepEqual(done.replies, []);
});

test('pieces that come twice, and an answer that begins anew, come to the same', async (t) => {
  const { connection, room } = await asking(t);
  connection.tells(started, delta(0, 'Ab'), delta(2, 'cd'), delta(0, 'Ab'), delta(2, 'cd'), delta(4, 'e'));
  await shows(room, (snapshot) => snapshot.messages[1]?.content === 'Abcde');
  connection.tells({ ...started, attempt: 2 }, delta(0, 'Other'));
  await shows(room, (snapshot) => snapshot.messages[1]?.content === 'Other');
});

test('of an answer without its beginning nothing is made up', async (t) => {
  const { connection, room, parley } = await asking(t);
  const heard = next(parley, 'reply.delta');
  connection.tells(delta(50, 'the end'));
  await heard;
  assert.equal(room.messages.length, 1);
});

test('what the AI thinks stands apart', async (t) => {
  const { connection, room } = await asking(t);
  connection.tells(started, delta(0, 'Hm', 'reply.reasoning'), delta(0, 'Yes'));
  const { messages } = await shows(room, (snapshot) => snapshot.messages[1]?.content === 'Yes');
  assert.equal(messages[1]?.reasoning, 'Hm');
});

test('an AI that is away is waited for, in sight', async (t) => {
  const { connection, room } = await asking(t);
  connection.tells({ ...example('events/reply.waiting'), conversation_id: ROOM });
  const { messages, replies } = await shows(room, (snapshot) => snapshot.messages.length === 2);
  assert.equal(messages[1]?.state, 'waiting');
  assert.equal(replies[0]?.reason, 'AI service temporarily unavailable');
});

test('an answer that failed says why until another one begins', async (t) => {
  const { connection, room } = await asking(t);
  connection.tells(started, { ...example('events/reply.failed'), seq: 3 });
  const { replies, messages } = await shows(room, (snapshot) => snapshot.replies[0]?.status === 'failed');
  assert.deepEqual([replies[0]?.reason, replies[0]?.retryAfterMs, messages.length], ['AI connection lost', 30_000, 1]);
  connection.tells({ ...started, reply_id: '01a21a6c-f708-7000-be77-2aa803e69472' });
  await shows(room, (snapshot) => snapshot.replies.length === 1 && snapshot.replies[0]?.status === 'streaming');
});

test('what was heard of an answer that failed, or was stopped, is kept', async (t) => {
  const { connection, room } = await asking(t);
  const heard = example('events/reply.failed.heard');
  connection.tells(started, delta(0, 'Yes: all'), { ...heard, seq: 3, message: { ...heard.message, seq: 3, changed_seq: 3 } });
  const failed = await shows(room, (snapshot) => snapshot.messages[1]?.state === 'stored');
  assert.equal(failed.messages[1]?.truncated, true);
  const stopped = example('events/reply.stopped');
  const other = { ...stopped.message, id: BOB, seq: 4, changed_seq: 4 };
  connection.tells({ ...stopped, seq: 4, message: other });
  await shows(room, (snapshot) => snapshot.messages[2]?.stopped === true);
});

test('is stopped, and asked for again', async (t) => {
  const { connection, room } = await asking(t);
  connection.tells(started, delta(0, 'Yes'));
  await shows(room, (snapshot) => snapshot.messages.length === 2);
  const stopping = room.stop();
  const stop = await connection.hears('reply.stop');
  assert.equal(stop.reply_id, reply_id);
  connection.answers(stop, { reply_id, status: 'streaming' });
  await stopping;
  const again = room.regenerate(started.to_message_id);
  connection.answers(await connection.hears('reply.regenerate'), { reply_id: BOB, status: 'pending' });
  assert.equal(await again, BOB);
  const refused = failure(room.regenerate(started.to_message_id));
  connection.refuses(await connection.hears('reply.regenerate'), 'conflict');
  assert.equal((await refused).code, 'conflict');
});

test('who comes back in the middle of an answer hears it from its beginning', async (t) => {
  const { gateway, connection, room } = await asking(t);
  connection.tells(started, delta(0, 'One two '));
  await shows(room, (snapshot) => snapshot.messages[1]?.content === 'One two ');
  connection.terminates();
  const second = await gateway.connects();
  second.tells(started, delta(0, 'One two three '), delta(14, 'four'));
  await shows(room, (snapshot) => snapshot.messages[1]?.content === 'One two three four');
});
