import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Chat } from '@ai-sdk/react';
import { Parley } from '@parley/client';
import { DefaultChatTransport } from 'ai';
import { WebSocket } from 'ws';
import { ParleyChatTransport } from '../src/index.js';
import { becomes, texts } from '../test/chats.js';
import { gateway, token } from './stack.js';
import { test } from './together.js';

const QUESTION = 'eval(input)';

function overSocket(t: TestContext, number = 0) {
  const parley = new Parley({ url: gateway(number), webSocket: WebSocket, token: token('alice'), backoff: { maxMs: 1_000 } }).connect();
  t.after(() => parley.disconnect());
  return new ParleyChatTransport(parley);
}

test('a chat is the same over the socket and over HTTP', async (t) => {
  const id = 'socket and http';
  const chat = new Chat({ id, transport: overSocket(t) });
  await chat.sendMessage({ text: QUESTION });
  assert.deepEqual([chat.status, chat.messages.length], ['ready', 2]);
  const overHttp = new Chat({
    id,
    messages: chat.messages,
    transport: new DefaultChatTransport({ api: `${gateway(1)}/api/v1/chat`, headers: { Authorization: `Bearer ${token('alice')}` } }),
  });
  await overHttp.sendMessage({ text: 'And now?' });
  assert.deepEqual([overHttp.status, overHttp.messages.length], ['ready', 4]);
  const first = chat.messages[1]?.id;
  await chat.regenerate();
  assert.notEqual(chat.messages[1]?.id, first);
});

test('an answer goes on over another socket, and is stopped from there', async (t) => {
  const id = 'socket and socket';
  const chat = new Chat({ id, transport: overSocket(t) });
  const done = chat.sendMessage({ text: QUESTION });
  await becomes(chat, ({ messages }) => (texts(messages)[1]?.length ?? 0) > 10);
  const elsewhere = overSocket(t, 1);
  const resumed = new Chat({ id, messages: chat.messages.slice(0, 1), transport: elsewhere });
  const resuming = resumed.resumeStream();
  await becomes(resumed, ({ messages }) => (texts(messages)[1]?.length ?? 0) > 10);
  await elsewhere.stop(id);
  await Promise.all([done, resuming]);
  assert.deepEqual([chat.status, resumed.status], ['ready', 'ready']);
  assert.deepEqual(texts(resumed.messages), texts(chat.messages));
});
