import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Chat, useChat } from '@ai-sdk/react';
import { DefaultChatTransport, type UIMessage } from 'ai';
import { createElement, Fragment } from 'react';
import { show } from '../../react/test/screen.js';
import { becomes, texts } from '../test/chats.js';
import { gateway, token } from './stack.js';
import { test } from './together.js';

const QUESTION = 'eval(input)';
let chats = 0;

const newId = () => `chat ${++chats}/ü`;
const headers = (name: string) => ({ Authorization: `Bearer ${token(name)}` });
const address = (id: string, number = 0) => `${gateway(number)}/api/v1/chat/${encodeURIComponent(id)}`;

/** The SDK's own transport, as it is; reconnecting through another gateway where one is named. */
function transport(name = 'alice', number = 0, reconnect = number) {
  return new DefaultChatTransport({
    api: `${gateway(number)}/api/v1/chat`,
    headers: headers(name),
    prepareReconnectToStreamRequest: ({ id }) => ({ api: `${address(id, reconnect)}/stream` }),
  });
}

async function history(id: string, name = 'alice', number = 0): Promise<UIMessage[]> {
  const response = await fetch(address(id, number), { headers: headers(name) });
  return ((await response.json()) as { messages: UIMessage[] }).messages;
}

/** A chat in which an answer is being written. */
async function asking(id: string) {
  const chat = new Chat({ id, transport: transport() });
  const done = chat.sendMessage({ text: QUESTION });
  await becomes(chat, ({ messages }) => (texts(messages)[1]?.length ?? 0) > 10);
  return { chat, done };
}

test('a message is answered as it is written, and both are kept', async () => {
  const id = newId();
  const { chat, done } = await asking(id);
  const early = texts(chat.messages)[1] ?? '?';
  await done;
  assert.equal(chat.status, 'ready');
  const [said, answer] = texts(chat.messages);
  assert.equal(said, QUESTION);
  assert.ok(answer?.startsWith(early) && answer.length > early.length);
  const kept = await history(id);
  assert.deepEqual(kept.map((one) => one.id), chat.messages.map((one) => one.id));
  assert.deepEqual(texts(kept), texts(chat.messages));
  const metadata = chat.messages[1]?.metadata as { model: string; usage: { totalTokens: number } };
  assert.ok(metadata.model && metadata.usage.totalTokens > 0);
});

test('the history is of the conversation: the next message is enough', async () => {
  const id = newId();
  const first = new Chat({ id, transport: transport() });
  await first.sendMessage({ text: 'One' });
  const elsewhere = new Chat({ id, messages: [], transport: transport('alice', 1) });
  await elsewhere.sendMessage({ text: 'Two' });
  assert.deepEqual(texts(await history(id)).filter((_, at) => at % 2 === 0), ['One', 'Two']);
});

test('a page reloaded in the middle of an answer goes on, on another device and through another gateway, too', async (t) => {
  const id = newId();
  const { chat } = await asking(id);
  await chat.stop();
  const heard = texts(chat.messages)[1] ?? '';
  const messages = await history(id, 'alice', 1);
  assert.deepEqual(texts(messages), [QUESTION]);
  const pages = await Promise.all([page(t, id, messages, transport('alice', 0)), page(t, id, messages, transport('alice', 0, 1))]);
  for (const shown of pages) {
    const { messages } = await shown.until((now) => now.status === 'ready' && now.messages.length === 2);
    assert.ok(texts(messages)[1]?.startsWith(heard));
    assert.ok((texts(messages)[1]?.length ?? 0) > heard.length);
    assert.equal(messages[1]?.id, chat.messages[1]?.id);
  }
  assert.deepEqual(texts(pages[0].now.messages), texts(pages[1].now.messages));
  assert.deepEqual(texts(await history(id)), texts(pages[0].now.messages));
});

function page(t: TestContext, id: string, messages: UIMessage[], to: DefaultChatTransport<UIMessage>) {
  return show(t, () => useChat({ id, messages, transport: to, resume: true }), (children) => createElement(Fragment, null, children));
}

test('where nothing is written there is nothing to resume', async () => {
  const chat = new Chat({ id: newId(), transport: transport() });
  await chat.resumeStream();
  assert.deepEqual([chat.status, chat.messages.length], ['ready', 0]);
  assert.equal((await fetch(`${address(chat.id)}/stream`, { headers: headers('alice') })).status, 204);
});

test('stop stops the answer for everybody, and what was said of it is kept', async () => {
  const id = newId();
  const { chat, done } = await asking(id);
  const other = new Chat({ id, transport: transport('alice', 1) });
  const resumed = other.resumeStream();
  await becomes(other, ({ messages }) => (texts(messages)[0]?.length ?? 0) > 0);
  const answer = await fetch(`${address(id, 1)}/stop`, {
    method: 'POST',
    headers: { ...headers('alice'), 'Content-Type': 'application/json' },
    body: JSON.stringify({ assistantMessage: chat.messages[1] }),
  });
  assert.deepEqual(await answer.json(), { stopped: true });
  await Promise.all([done, resumed]);
  assert.deepEqual([chat.status, other.status], ['ready', 'ready']);
  const kept = await history(id);
  assert.equal((kept[1]?.metadata as { finishReason: string }).finishReason, 'other');
  assert.ok(texts(kept)[1]?.startsWith(texts(chat.messages)[1] ?? '?'));
});

test('another answer takes the place of the one before', async () => {
  const chat = new Chat({ id: newId(), transport: transport() });
  await chat.sendMessage({ text: QUESTION });
  const first = chat.messages[1]?.id;
  await chat.regenerate();
  assert.deepEqual(chat.messages.map(({ role }) => role), ['user', 'assistant']);
  assert.notEqual(chat.messages[1]?.id, first);
  const second = chat.messages[1]?.id ?? '';
  await chat.regenerate({ messageId: second });
  assert.notEqual(chat.messages[1]?.id, second);
  assert.deepEqual((await history(chat.id)).map(({ id }) => id), chat.messages.map(({ id }) => id));
});

test('a message that is changed is answered anew', async () => {
  const chat = new Chat({ id: newId(), transport: transport() });
  await chat.sendMessage({ text: 'One' });
  const [said, before] = chat.messages.map(({ id }) => id);
  await chat.sendMessage({ text: 'Two', messageId: said ?? '' });
  assert.deepEqual(texts(await history(chat.id))[0], 'Two');
  assert.equal(chat.messages[0]?.id, said);
  assert.notEqual(chat.messages[1]?.id, before);
});

test('a chat is its person\'s own, whatever it is called', async () => {
  const id = newId();
  await new Chat({ id, transport: transport('alice') }).sendMessage({ text: 'Hers' });
  assert.deepEqual(await history(id, 'bob'), []);
  await new Chat({ id, transport: transport('bob') }).sendMessage({ text: 'His' });
  assert.equal(texts(await history(id, 'alice'))[0], 'Hers');
  assert.equal(texts(await history(id, 'bob'))[0], 'His');
});

test('why a message is refused is shown', async () => {
  const stranger = new Chat({ id: newId(), transport: new DefaultChatTransport({ api: `${gateway()}/api/v1/chat` }) });
  await stranger.sendMessage({ text: QUESTION });
  assert.equal(stranger.status, 'error');
  assert.match(stranger.error?.message ?? '', /Authentication is required/);
  const alice = new Chat({ id: newId(), transport: transport() });
  await alice.sendMessage({ text: 'x'.repeat(10_001) });
  assert.match(alice.error?.message ?? '', /content has 10000 characters at most/);
});
