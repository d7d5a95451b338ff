import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Chat } from '@ai-sdk/react';
import { Parley } from '@parley/client';
import type { UIMessage } from 'ai';
import { WebSocket } from 'ws';
import { ParleyChatTransport } from '../src/index.js';
import { example } from '../../typescript/test/contract.js';
import { ALICE, FakeGateway, type Fields, message, opening, ROOM } from '../../typescript/test/fake-gateway.js';
import { becomes, texts } from './chats.js';

const started = example('events/reply.started');
const reply_id = String(started.reply_id);
const delta = (offset: number, text: string, type = 'reply.delta'): Fields => ({ type, conversation_id: ROOM, reply_id, offset, text });
const answer = (content: string, more: Fields = {}): Fields => {
  const { sender_id: _, ...said } = message(3, { id: started.message_id, role: 'assistant', content, reply_id, reply_to: started.to_message_id, ...more });
  return said;
};
const completed = (content: string): Fields => ({ type: 'reply.completed', conversation_id: ROOM, seq: 3, reply_id, finish_reason: 'stop', message: answer(content) });

/** Somebody with a chat, and what the gateway says of it by request. */
async function scene(t: TestContext, known: Fields = {}, messages: UIMessage[] = []) {
  const gateway = await FakeGateway.start();
  t.after(() => gateway.stop());
  gateway.pages.set('/api/v1/chat/plans?limit=1', { id: 'plans', messages: [], more: false, ...known });
  const parley = new Parley({ url: gateway.url, webSocket: WebSocket, token: 'alice' }).connect();
  t.after(() => parley.disconnect());
  const connection = await gateway.connects();
  const transport = new ParleyChatTransport(parley);
  return { gateway, connection, transport, chat: new Chat({ id: 'plans', messages, transport }) };
}

async function asking(t: TestContext) {
  const { connection, chat, ...rest } = await scene(t, { conversationId: ROOM });
  void chat.sendMessage({ text: 'All green?' });
  connection.answers(await connection.hears('conversation.open'), opening([]));
  const send = await connection.hears('message.send');
  connection.answers(send, { message: message(2, { sender_id: ALICE, key: send.key, content: send.content }), reply_id });
  return { connection, chat, send, ...rest };
}

test('a message is sent under its id, and its answer is shown as it is written', async (t) => {
  const { connection, chat, send } = await asking(t);
  assert.deepEqual([send.key, send.ai, send.conversation_id], [chat.messages[0]?.id, 'ask', ROOM]);
  connection.tells(started, delta(0, 'Hm', 'reply.reasoning'), delta(0, 'Yes: '));
  await becomes(chat, ({ messages }) => texts(messages)[1] === 'Yes: ');
  assert.equal(chat.messages[1]?.id, started.message_id);
  connection.tells(delta(5, 'all '), completed('Yes: all green'));
  await becomes(chat, ({ status }) => status === 'ready');
  assert.deepEqual(chat.messages[1]?.parts.map(({ type }) => type), ['reasoning', 'text']);
  assert.equal(texts(chat.messages)[1], 'Yes: all green');
});

test('the first message of a chat begins its conversation', async (t) => {
  const { connection, chat } = await scene(t);
  void chat.sendMessage({ text: 'All green?' });
  const create = await connection.hears('conversation.create');
  assert.deepEqual([create.kind, create.key], ['ai', 'chat:plans']);
  connection.answers(create, { conversation: { ...example('replies/conversation.create').conversation, id: ROOM } });
  assert.equal((await connection.hears('conversation.open')).conversation_id, ROOM);
});

test('what is being written is gone on with, and where nothing is there is nothing to wait for', async (t) => {
  const { gateway, connection, chat } = await scene(t, { conversationId: ROOM, writing: { replyId: reply_id, messageId: started.message_id } });
  void chat.resumeStream();
  connection.answers(await connection.hears('conversation.open'), opening([]));
  connection.tells(started, delta(0, 'Yes'), completed('Yes.'));
  await becomes(chat, ({ status, messages }) => status === 'ready' && messages.length === 1);
  assert.deepEqual(texts(chat.messages), ['Yes.']);
  gateway.pages.set('/api/v1/chat/plans?limit=1', { id: 'plans', conversationId: ROOM, messages: [], more: false });
  await chat.resumeStream();
  assert.deepEqual([chat.status, chat.messages.length], ['ready', 1]);
});

test('the stop of the SDK ceases to listen, that of the transport stops the reply', async (t) => {
  const { gateway, connection, chat, transport } = await asking(t);
  connection.tells(started, delta(0, 'Yes'));
  await becomes(chat, ({ messages }) => texts(messages)[1] === 'Yes');
  await chat.stop();
  assert.equal(connection.has('reply.stop'), false);
  gateway.pages.set('/api/v1/chat/plans?limit=1', { id: 'plans', conversationId: ROOM, messages: [], more: false, writing: { replyId: reply_id, messageId: started.message_id } });
  const stopping = transport.stop('plans');
  const stop = await connection.hears('reply.stop');
  assert.equal(stop.reply_id, reply_id);
  connection.answers(stop, { reply_id, status: 'streaming' });
  await stopping;
});

test('why an answer failed is shown', async (t) => {
  const { connection, chat } = await asking(t);
  connection.tells(started, { ...example('events/reply.failed'), conversation_id: ROOM, reply_id, seq: 3 });
  await becomes(chat, ({ status }) => status === 'error');
  assert.equal(chat.error?.message, 'AI connection lost');
});

test('a message that is refused is an error, and none that waits', async (t) => {
  const { connection, chat } = await scene(t, { conversationId: ROOM });
  void chat.sendMessage({ text: 'All green?' });
  connection.answers(await connection.hears('conversation.open'), opening([]));
  connection.refuses(await connection.hears('message.send'), 'forbidden');
  await becomes(chat, ({ status }) => status === 'error');
  assert.equal(chat.error?.message, 'It is forbidden');
});

test('another answer is asked for to the message that is kept', async (t) => {
  const said: UIMessage[] = [
    { id: 'm1', role: 'user', parts: [{ type: 'text', text: 'All green?' }] },
    { id: String(started.message_id), role: 'assistant', parts: [{ type: 'text', text: 'No.' }] },
  ];
  const { gateway, connection, chat } = await scene(t, { conversationId: ROOM }, said);
  const before = '01a21a6c-f708-7000-be77-2aa803e69470';
  gateway.pages.set(`/api/v1/replies/${before}`, { reply_id: before, status: 'completed' });
  void chat.regenerate();
  connection.answers(await connection.hears('conversation.open'), opening([]));
  const send = await connection.hears('message.send');
  const kept = message(2, { sender_id: ALICE, key: send.key, content: send.content });
  connection.answers(send, { message: kept, reply_id: before });
  const again = await connection.hears('reply.regenerate');
  assert.deepEqual([send.key, again.message_id], ['m1', kept.id]);
  connection.answers(again, { reply_id, status: 'pending' });
  connection.tells(started, completed('Yes.'));
  await becomes(chat, ({ status }) => status === 'ready');
  assert.deepEqual(texts(chat.messages), ['All green?', 'Yes.']);
});
