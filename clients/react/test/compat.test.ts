import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { DocSession, useMessaging, usePitchUpdates, useWebSocket } from '../src/index.js';
import { example } from '../../typescript/test/contract.js';
import { ALICE, BOB, message, opening, ROOM } from '../../typescript/test/fake-gateway.js';
import { page } from './screen.js';

test('useWebSocket: the state, what was heard last, and commands', async (t) => {
  const { gateway, show } = await page(t);
  const shown = await show(() => useWebSocket());
  const connection = await gateway.connects();
  await shown.until(({ isConnected, connectionStatus }) => isConnected && connectionStatus === 'connected');
  connection.tells({ type: 'notification', title: 'Signed' });
  await shown.until(({ lastMessage }) => lastMessage?.type === 'notification');
  const asked = shown.now.sendMessage({ type: 'message.search', query: 'x' });
  connection.answers(await connection.hears('message.search'), { hits: [] });
  await asked;
  shown.now.disconnect();
  await shown.until(({ isConnected }) => !isConnected);
});

test('useMessaging: messages, who types, who is there', async (t) => {
  const { gateway, show } = await page(t);
  const shown = await show(() => useMessaging());
  const connection = await gateway.connects();
  await shown.until(({ isConnected }) => isConnected);
  shown.now.joinConversation(ROOM);
  connection.answers(await connection.hears('conversation.open'), opening([message(2)]));
  connection.answers(await connection.hears('presence.get'), { users: [{ id: BOB, online: true }] });
  connection.tells({ type: 'typing.changed', conversation_id: ROOM, user_id: BOB, typing: true });
  const { onlineUsers, typingUsers } = await shown.until((now) => now.currentMessages.length === 1 && now.typingUsers.length === 1 && now.onlineUsers.length === 1);
  assert.deepEqual([typingUsers[0], onlineUsers[0]], [{ userId: BOB, username: 'Bob' }, { userId: BOB, username: 'Bob', isOnline: true }]);
  const said = shown.now.sendChatMessage('Hello');
  const command = await connection.hears('message.send');
  assert.deepEqual([command.conversation_id, command.content], [ROOM, 'Hello']);
  connection.answers(command, { message: message(3, { key: command.key, sender_id: ALICE }) });
  await said;
  shown.now.startTyping();
  assert.equal((await connection.hears('typing.set')).typing, true);
});

test('usePitchUpdates: what happens to a pitch', async (t) => {
  const { gateway, show } = await page(t);
  const shown = await show(() => usePitchUpdates(17));
  const connection = await gateway.connects();
  connection.answers(await connection.hears('topic.subscribe'));
  connection.tells({ ...example('events/topic.event'), event: 'pitch_liked' }, { ...example('events/topic.event'), event: 'pitch_viewed' });
  const { likes, views, comments, lastUpdate } = await shown.until(({ updates }) => updates.length === 2);
  assert.deepEqual([likes, views, comments, lastUpdate?.event], [1, 1, 0, 'pitch_viewed']);
});

interface Chat {
  readonly url: URL;
  readonly says: (frame: object) => void;
  readonly heard: () => Promise<string>;
  readonly closes: (code: number) => void;
  readonly terminates: () => void;
}

/** A server of the documents dialect. */
async function chats(t: TestContext) {
  const http = createServer((request, response) => {
    const good = request.url?.startsWith('/documents/doc-1/export?format=word') && request.headers.authorization === 'Bearer secret';
    response.writeHead(good ? 200 : 404).end(good ? 'the file' : '');
  });
  const server = new WebSocketServer({ server: http });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  t.after(() => {
    for (const socket of server.clients) socket.terminate();
    http.close();
    http.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const comes = async (): Promise<Chat> => {
    const [socket, request] = (await once(server, 'connection')) as [WebSocket, { url: string }];
    const words: string[] = [];
    let awake = () => {};
    socket.on('message', (data) => (words.push(JSON.parse(String(data)).content), awake()));
    return {
      url: new URL(request.url, url),
      says: (frame) => socket.send(JSON.stringify(frame)),
      heard: async () => {
        while (words.length === 0) await new Promise<void>((resolve) => (awake = resolve));
        return words.shift() ?? '';
      },
      closes: (code) => socket.close(code),
      terminates: () => socket.terminate(),
    };
  };
  return { url, comes };
}

const question = (id: string) => ({ type: 'next_question', sessionId: 's-1', question: { id, text: `What is ${id}?` }, answeredQuestionIds: [] });

test('DocAPI: a session from its first question to its file', async (t) => {
  const { url, comes } = await chats(t);
  const documents = new DocSession({ url, webSocket: WebSocket });
  t.after(() => documents.close());
  const asked: string[] = [];
  documents.onMessage('next_question', ({ question }) => asked.push(question.id));
  const completed = new Promise<string>((resolve) => documents.onMessage('session_complete', ({ documentId }) => resolve(documentId)));
  const [chat, starting] = [comes(), documents.startSession('secret', 'mutual-nda')];
  const server = await chat;
  assert.deepEqual([server.url.pathname, server.url.searchParams.get('token'), server.url.searchParams.get('templateId')], ['/chat', 'secret', 'mutual-nda']);
  server.says({ type: 'session_resumed', sessionId: 's-1', history: [] });
  assert.equal(await starting, 's-1');
  server.says(question('name'));
  await documents.sendMessage('Zoë');
  assert.equal(await server.heard(), 'Zoë');
  server.says({ type: 'session_complete', sessionId: 's-1', documentId: 'doc-1' });
  server.closes(1000);
  assert.equal(await completed, 'doc-1');
  assert.deepEqual(asked, ['name']);
  assert.equal(await (await documents.exportDocument('doc-1', 'word')).text(), 'the file');
  await assert.rejects(documents.exportDocument('doc-2'), /404/);
  await assert.rejects(documents.sendMessage('Too late'), /no session/);
});

test('DocAPI: what was said before the connection broke is said again, but not twice', async (t) => {
  const { url, comes } = await chats(t);
  const documents = new DocSession({ url, webSocket: WebSocket });
  t.after(() => documents.close());
  let next = comes();
  const starting = documents.startSession('secret');
  const first = await next;
  first.says({ type: 'session_resumed', sessionId: 's-1', history: [] });
  await starting;
  const asked = new Promise((resolve) => documents.onMessage('next_question', resolve));
  first.says(question('name'));
  await asked;
  next = comes();
  await documents.sendMessage('Zoë');
  await first.heard();
  first.terminates();
  const second = await next;
  second.says({ type: 'session_resumed', sessionId: 's-1', history: [{ role: 'ai', content: 'What is name?', timestamp: '' }] });
  assert.equal(await second.heard(), 'Zoë');
  next = comes();
  second.terminates();
  const third = await next;
  third.says({ type: 'session_resumed', sessionId: 's-1', history: [{ role: 'ai', content: 'What is name?', timestamp: '' }, { role: 'user', content: 'Zoë', timestamp: '' }] });
  const more = new Promise((resolve) => documents.onMessage('next_question', resolve));
  third.says(question('age'));
  await more;
  await documents.sendMessage('7');
  assert.equal(await third.heard(), '7');
});

test('DocAPI: a session that cannot begin says why', async (t) => {
  const { url, comes } = await chats(t);
  const documents = new DocSession({ url, webSocket: WebSocket });
  t.after(() => documents.close());
  const [chat, starting] = [comes(), documents.startSession('secret')];
  (await chat).says({ type: 'error', message: 'Session not found' });
  await assert.rejects(starting, /Session not found/);
});
