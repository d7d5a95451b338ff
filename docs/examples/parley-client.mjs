// Does once every command of parley.v1 about conversations, messages, replies and topics, as two people on two gateways. Usage:
//   node parley-client.mjs ws://localhost:8080/parley ws://localhost:8081/parley "$(./parley token --sub alice)" "$(./parley token --sub bob)"
// Node 22 and browsers have a WebSocket of their own; Node 20 with `node --experimental-websocket`, or after `npm install ws`.
import { randomUUID } from 'node:crypto';
const WebSocket = globalThis.WebSocket ?? (await import('ws')).WebSocket;
const [first, second, aliceToken, bobToken] = process.argv.slice(2);

async function connect(url, token, resume) {
  const socket = new WebSocket(url, ['parley.v1', `bearer.${token}`]);
  const asked = new Map();
  const events = [];
  const waiting = [];
  await new Promise((opened, failed) => ((socket.onopen = opened), (socket.onerror = failed)));
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    if (asked.has(frame.ref)) return asked.get(frame.ref)(frame);
    events.push(frame);
    waiting.splice(0).forEach((look) => look());
  };
  const asks = (type, fields = {}) => new Promise((answered) => {
    const ref = randomUUID();
    asked.set(ref, answered);
    socket.send(JSON.stringify({ type, ref, ...fields }));
  });
  const hears = (type, fits = () => true) => new Promise((heard, failed) => {
    const late = setTimeout(() => failed(new Error(`no ${type}; heard ${events.map((event) => event.type)}`)), 20_000);
    const look = () => {
      const at = events.findIndex((event) => event.type === type && fits(event));
      if (at < 0) return waiting.push(look);
      clearTimeout(late);
      heard(events.splice(at, 1)[0]);
    };
    look();
  });
  const ok = await asks('connect', { client: { name: 'example', version: '1' }, resume });
  return { ...ok, asks, hears, events, close: () => socket.close() };
}

function check(fact, what) {
  if (!fact) throw new Error(what);
  console.log('ok', what);
}

const alice = await connect(first, aliceToken);
const bob = await connect(second, bobToken);
check(alice.user.id && bob.heartbeat_ms > 0, 'connect');
check((await alice.asks('ping')).type === 'ok', 'ping');
check((await alice.asks('token.refresh', { token: aliceToken })).expires_in_ms > 0, 'token.refresh');

const created = await alice.asks('conversation.create', { kind: 'group', title: 'Example', participants: [bob.user.id], key: randomUUID() });
const conversation_id = created.conversation.id;
check((await bob.hears('conversation.created', (event) => event.conversation_id === conversation_id)).seq === 1, 'conversation.create');
check((await bob.asks('conversation.list', { kind: 'group', query: 'xampl' })).conversations.some(({ id }) => id === conversation_id), 'conversation.list');
check((await bob.asks('conversation.open', { conversation_id })).participants.length === 2, 'conversation.open');

const key = randomUUID();
const said = await alice.asks('message.send', { conversation_id, key, content: 'Shall we ship?', ai: 'never' });
const heard = await bob.hears('message.sent');
check(heard.message.id === said.message.id && heard.seq === said.message.seq, 'message.send');
check((await alice.asks('message.send', { conversation_id, key, content: 'Shall we ship?' })).message.id === said.message.id, 'the same key is stored once');
const message_id = said.message.id;
await alice.asks('message.edit', { message_id, content: 'Shall we ship today?' });
check((await bob.hears('message.changed')).message.content === 'Shall we ship today?', 'message.edit');
await bob.asks('message.react', { message_id, emoji: '👍', on: true });
check((await alice.hears('message.changed', ({ message }) => message.reactions)).message.reactions[0].user_ids[0] === bob.user.id, 'message.react');
check((await bob.asks('message.history', { conversation_id, limit: 10 })).messages.length === 1, 'message.history');
check((await bob.asks('message.search', { query: 'ship today', conversation_id })).hits[0].snippet.includes('**ship**'), 'message.search');
await bob.asks('read.mark', { conversation_id, seq: heard.seq });
check((await alice.hears('read.marked')).user_id === bob.user.id, 'read.mark');
await bob.asks('typing.set', { conversation_id, typing: true });
check((await alice.hears('typing.changed')).typing && !(await alice.hears('typing.changed')).typing, 'typing.set, which ends by itself');
check((await alice.asks('presence.get', { conversation_id })).users.every(({ online }) => online), 'presence.get');
await bob.asks('conversation.update', { conversation_id, pinned: true });
check((await bob.hears('conversation.updated')).pinned, 'one\'s own pin');
await alice.asks('conversation.update', { conversation_id, title: 'Release' });
check((await bob.hears('conversation.updated')).title === 'Release', 'conversation.update');

const topic = `user:${alice.user.id}`;
check((await alice.asks('topic.subscribe', { topic })).type === 'ok', 'topic.subscribe to one\'s own');
check((await alice.asks('topic.publish', { topic, event: 'greeted' })).code === 'forbidden', 'topic.publish, which a rule has to allow');
check((await alice.asks('topic.unsubscribe', { topic })).type === 'ok', 'topic.unsubscribe');

const asked = await bob.asks('message.send', { conversation_id, key: randomUUID(), content: '@ai is eval(input) fine?' });
const done = await alice.hears('reply.completed', ({ reply_id }) => reply_id === asked.reply_id);
const text = alice.events.filter(({ type }) => type === 'reply.delta').reduce((whole, delta) => whole.slice(0, delta.offset) + delta.text, '');
check(text === done.message.content, 'a reply, word by word');
await bob.asks('reply.regenerate', { message_id: done.message.id });
const again = await alice.hears('reply.started', ({ reply_id }) => reply_id !== asked.reply_id);
await alice.hears('reply.delta', ({ reply_id }) => reply_id === again.reply_id);
await alice.asks('reply.stop', { reply_id: again.reply_id });
const stopped = await bob.hears('reply.stopped');
check(stopped.message.stopped && done.message.content.startsWith(stopped.message.content.trimEnd()), 'reply.regenerate and reply.stop');

bob.close();
await alice.hears('presence.changed', ({ online }) => !online);
await alice.asks('message.delete', { message_id });
const back = await connect(first, bobToken, [{ conversation_id, seq: stopped.seq }]);
check((await back.hears('message.changed')).message.deleted_at && (await back.hears('conversation.synced')).seq > stopped.seq, 'message.delete, heard by resuming');
await alice.asks('participant.remove', { conversation_id, user_id: bob.user.id });
check((await back.hears('participant.removed')).user_id === bob.user.id, 'participant.remove');
await alice.asks('participant.add', { conversation_id, user_id: bob.user.id, role: 'member' });
check((await back.hears('participant.added')).participant.role === 'member', 'participant.add');
await back.asks('conversation.leave', { conversation_id });
check((await alice.hears('participant.left')).user_id === bob.user.id, 'conversation.leave');
await alice.asks('conversation.delete', { conversation_id });
check((await alice.hears('conversation.deleted')).conversation_id === conversation_id, 'conversation.delete');
check((await back.asks('conversation.open', { conversation_id })).code === 'not_found', 'what one takes no part in is not found');
alice.close();
back.close();
console.log('everything works');
