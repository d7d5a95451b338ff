import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createElement } from 'react';
import { Parley } from '@parley/client';
import { WebSocket } from 'ws';
import {
  ParleyProvider,
  useClient,
  useConversation,
  useConversations,
  useDocument,
  useMessages,
  useNotifications,
  useParley,
  usePresence,
  useReply,
  useTopic,
  useTyping,
} from '../src/index.js';
import { example } from '../../typescript/test/contract.js';
import { ALICE, BOB, message, opening, ROOM, sent } from '../../typescript/test/fake-gateway.js';
import { page, show } from './screen.js';

async function room<T>(t: TestContext, hook: () => T) {
  const { gateway, show } = await page(t);
  const shown = await show(hook);
  const connection = await gateway.connects();
  connection.answers(await connection.hears('conversation.open'), opening([message(2), message(3)], { more: true }));
  return { gateway, connection, shown };
}

test('the connection is there as long as the provider, and only one of it in strict mode', async (t) => {
  const { gateway, show } = await page(t);
  const shown = await show(useParley);
  assert.equal(shown.now.state, 'connecting');
  const connection = await gateway.connects();
  const { user, isConnected } = await shown.until(({ state }) => state === 'connected');
  assert.deepEqual([user?.name, isConnected], ['Alice', true]);
  await shown.unmount();
  while (!connection.isClosed) await new Promise((resolve) => setTimeout(resolve, 2));
  assert.equal(gateway.dialled, 1);
});

test('a client of one\'s own is left as it is', async (t) => {
  const { gateway } = await page(t);
  const client = new Parley({ url: gateway.url, webSocket: WebSocket, token: 'alice' }).connect();
  t.after(() => client.disconnect());
  const shown = await show(t, useParley, (children) => createElement(ParleyProvider, { client }, children));
  await gateway.connects();
  await shown.until(({ isConnected }) => isConnected);
  assert.equal(shown.now.parley, client);
  await shown.unmount();
  assert.equal(client.state, 'connected');
});

test('the newest getToken counts', async (t) => {
  const { gateway, given } = await page(t);
  let name = 'first';
  const options = () => ({ ...given, getToken: ((mine) => () => mine)(name) });
  const shown = await show(t, useParley, (children) => createElement(ParleyProvider, { options: options() }, children));
  const first = await gateway.connects();
  assert.equal(first.hello.token, 'first');
  name = 'second';
  await shown.render(useParley);
  first.closes(4000);
  assert.equal((await gateway.connects()).hello.token, 'second');
});

test('conversations are listed and kept up to date', async (t) => {
  const { gateway, show } = await page(t);
  const shown = await show(useConversations);
  assert.equal(shown.now.status, 'opening');
  const connection = await gateway.connects({ conversations: example('replies/connect').conversations });
  await shown.until(({ conversations }) => conversations.length === 1);
  connection.tells(sent(5));
  await shown.until(({ conversations }) => conversations[0]?.unread === 2);
  const created = shown.now.create({ kind: 'ai' });
  connection.answers(await connection.hears('conversation.create'), example('replies/conversation.create'));
  assert.equal((await created).id, ROOM);
});

test('messages are shown, sent and paged', async (t) => {
  const { connection, shown } = await room(t, () => useMessages(ROOM));
  await shown.until(({ messages }) => messages.length === 2);
  const said = shown.now.send('Hello');
  const command = await connection.hears('message.send');
  await shown.until(({ messages }) => messages[2]?.state === 'sending');
  const { localId } = shown.now.messages[2] ?? {};
  connection.answers(command, { message: message(4, { key: command.key, sender_id: ALICE, content: 'Hello' }) });
  await said;
  const { messages } = await shown.until((now) => now.messages[2]?.state === 'stored');
  assert.equal(messages[2]?.localId, localId);
  const loaded = shown.now.loadOlder();
  connection.answers(await connection.hears('message.history'), { messages: [message(1)], more: false });
  await loaded;
  await shown.until((now) => now.messages[0]?.seq === 1 && !now.hasOlder && !now.loadingOlder);
});

test('what has not changed is the same object, and is not rendered for', async (t) => {
  let client: Parley | undefined;
  const { connection, shown } = await room(t, () => {
    client = useClient();
    return useMessages(ROOM);
  });
  const before = await shown.until(({ messages }) => messages.length === 2);
  const { different } = shown;
  const heard = new Promise((resolve) => client?.on('read.marked', resolve));
  connection.tells({ type: 'typing.changed', conversation_id: ROOM, user_id: BOB, typing: true }, { ...example('events/read.marked'), seq: 3 });
  await heard;
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(shown.now, before);
  assert.equal(shown.different, different);
  connection.tells(sent(4));
  const after = await shown.until(({ messages }) => messages.length === 3);
  assert.equal(after.messages[0], before.messages[0]);
  assert.equal(after.send, before.send);
});

test('without a conversation there is nothing, and choosing another one shows it', async (t) => {
  const { gateway, show } = await page(t);
  const shown = await show(() => useMessages(undefined));
  const connection = await gateway.connects();
  assert.deepEqual(shown.now.messages, []);
  assert.throws(() => shown.now.loadOlder(), /No conversation is chosen/);
  await shown.render(() => useMessages(ROOM));
  connection.answers(await connection.hears('conversation.open'), opening([message(2)]));
  await shown.until(({ messages }) => messages.length === 1);
  await shown.render(() => useMessages(null));
  assert.deepEqual(shown.now.messages, []);
});

test('who takes part and who has read what', async (t) => {
  const { connection, shown } = await room(t, () => useConversation(ROOM));
  const { participants } = await shown.until(({ status }) => status === 'ready');
  assert.equal(participants[1]?.name, 'Bob');
  const marked = shown.now.markRead();
  connection.answers(await connection.hears('read.mark'), { seq: 3, unread: 0 });
  await marked;
  await shown.until(({ readSeqs, details }) => readSeqs.get(ALICE) === 3 && details?.unread === 0);
});

test('who types', async (t) => {
  const { connection, shown } = await room(t, () => useTyping(ROOM));
  connection.tells({ type: 'typing.changed', conversation_id: ROOM, user_id: BOB, typing: true });
  await shown.until(({ typing }) => typing[0] === BOB);
  shown.now.setTyping();
  assert.equal((await connection.hears('typing.set')).typing, true);
  await shown.unmount();
});

test('an answer streams, is stopped and asked for again', async (t) => {
  const { connection, shown } = await room(t, () => useReply(ROOM));
  const started = example('events/reply.started');
  connection.tells(started, { ...example('events/reply.delta'), offset: 0, text: 'Yes' });
  await shown.until(({ text, isStreaming }) => text === 'Yes' && isStreaming);
  const stopping = shown.now.stop();
  connection.answers(await connection.hears('reply.stop'), { reply_id: started.reply_id, status: 'streaming' });
  await stopping;
  connection.tells({ ...example('events/reply.failed'), seq: 4 });
  await shown.until(({ status, reply }) => status === 'failed' && reply?.reason === 'AI connection lost');
  const again = shown.now.regenerate();
  const command = await connection.hears('reply.regenerate');
  assert.equal(command.message_id, started.to_message_id);
  connection.answers(command, example('replies/reply.regenerate'));
  await again;
});

test('who is there', async (t) => {
  const { gateway, show } = await page(t);
  const shown = await show(() => usePresence([BOB, ALICE, BOB]));
  const connection = await gateway.connects();
  const command = await connection.hears('presence.get');
  assert.deepEqual(command.user_ids, [ALICE, BOB]);
  connection.answers(command, { users: [{ id: BOB, online: true }] });
  await shown.until((known) => known.get(BOB)?.online === true);
});

test('a document is begun, answered and finished', async (t) => {
  const { gateway, show } = await page(t);
  const shown = await show(() => useDocument());
  const connection = await gateway.connects();
  const { session } = example('replies/document.start');
  const starting = shown.now.start('mutual-nda');
  connection.answers(await connection.hears('document.start'), { session });
  assert.equal(await starting, session.id);
  await shown.until(({ question }) => question?.id === 'governing_law');
  const answering = shown.now.answer('Ireland');
  connection.answers(await connection.hears('document.answer'), { session: { ...session, turn: 6 } });
  await answering;
  connection.tells(example('events/document.completed'));
  await shown.until(({ isCompleted }) => isCompleted);
});

test('a topic is heard, said of and left', async (t) => {
  const { gateway, show } = await page(t);
  const heard: string[] = [];
  const shown = await show(() => useTopic('pitch:17', { limit: 2, onEvent: ({ event }) => heard.push(event) }));
  const connection = await gateway.connects();
  connection.answers(await connection.hears('topic.subscribe'));
  for (const event of ['one', 'two', 'three']) connection.tells({ type: 'topic.event', topic: 'pitch:17', event });
  const { events } = await shown.until((now) => now.events.at(-1)?.event === 'three');
  assert.deepEqual(events.map(({ event }) => event), ['two', 'three']);
  assert.deepEqual(heard, ['one', 'two', 'three']);
  const said = shown.now.publish('opened', { by: 'Alice' });
  const command = await connection.hears('topic.publish');
  assert.deepEqual([command.event, command.data], ['opened', { by: 'Alice' }]);
  connection.answers(command);
  await said;
  await shown.render(() => useTopic(null));
  assert.equal((await connection.hears('topic.unsubscribe')).topic, 'pitch:17');
});

test('notifications are kept, and the browser\'s own only where they are wanted and allowed', async (t) => {
  const outside: string[] = [];
  const platform = globalThis as Record<string, unknown>;
  class Notification {
    static permission = 'default';
    static requestPermission = async () => (Notification.permission = 'granted');
    constructor(title: string) {
      outside.push(title);
    }
  }
  platform.Notification = Notification;
  Object.defineProperty(platform.document, 'visibilityState', { value: 'hidden', configurable: true });
  t.after(() => {
    delete platform.Notification;
    Object.defineProperty(platform.document, 'visibilityState', { value: 'visible', configurable: true });
  });
  const { gateway, show } = await page(t);
  const shown = await show(() => useNotifications());
  const connection = await gateway.connects();
  connection.tells({ type: 'notification', title: 'First' });
  await shown.until(({ notifications }) => notifications.length === 1);
  await shown.render(() => useNotifications({ browser: true }));
  connection.tells({ type: 'notification', title: 'Second' });
  await shown.until(({ notifications }) => notifications.length === 2);
  assert.deepEqual(outside, [], 'not allowed yet');
  await shown.now.requestPermission();
  await shown.until(({ permission }) => permission === 'granted');
  connection.tells({ type: 'notification', title: 'Third', body: 'Now' });
  await shown.until(({ notifications }) => notifications.length === 3);
  assert.deepEqual(outside, ['Third']);
  shown.now.dismiss(shown.now.notifications[0]?.id ?? 0);
  await shown.until(({ notifications }) => notifications[0]?.title === 'Second');
  shown.now.clear();
  await shown.until(({ notifications }) => notifications.length === 0);
});
