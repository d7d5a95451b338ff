import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { WebSocketServer } from 'ws';
import { project } from '../../typescript/test-system/stack.js';
import { example } from '../../typescript/test/contract.js';
import { type Fields, message, opening } from '../../typescript/test/fake-gateway.js';

const BUNDLE = join(project, 'gateway-service/src/main/resources/console');
const TYPES: { readonly [extension: string]: string } = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** Messages of a page, however many are asked for: the most there ever are, so that going through all takes few of them. */
const PAGE = 500;

/** The console, and a conversation of so many messages behind it: what would take long to say. */
export async function startLongHistory(length: number): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer(({ url = '' }, response) => serve(url, response));
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'parley.v1' });
  sockets.on('connection', (socket) => socket.on('message', (data) => {
    const command: Fields = JSON.parse(String(data));
    socket.send(JSON.stringify({ ...answerTo(command, length), type: 'ok', ref: command.ref }));
  }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

function serve(url: string, response: ServerResponse): void {
  const says = (type: string, body: string | Buffer) => response.writeHead(200, { 'Content-Type': type }).end(body);
  if (url === '/console/settings') says('application/json', JSON.stringify({ tokens: true, anonymous: 'refuse' }));
  else if (url === '/console/token') says('application/json', JSON.stringify({ token: 'a-token' }));
  else if (url === '/') says('text/html', readFileSync(join(BUNDLE, 'index.html')));
  else if (/^\/console\/[\w/.-]+$/.test(url) && !url.includes('..')) says(TYPES[extname(url)] ?? 'text/plain', readFileSync(join(BUNDLE, url.slice('/console'.length))));
  else response.writeHead(404).end();
}

function answerTo({ type, before_seq, after_seq, seq }: Fields, length: number): Fields {
  const conversation = { seq: length, read_seq: length, unread: 0, message_count: length };
  const pageFrom = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => message(from + index, { content: `Number ${from + index}.` }));
  switch (type) {
    case 'connect': {
      const hello = example('replies/connect');
      return { ...hello, conversations: [{ ...hello.conversations[0], ...conversation }], cursor: undefined };
    }
    case 'conversation.open':
      return opening(pageFrom(length - PAGE + 1, length), { more: true, conversation });
    case 'message.history': {
      const from = before_seq === undefined ? after_seq + 1 : Math.max(1, before_seq - PAGE);
      const to = before_seq === undefined ? Math.min(length, after_seq + PAGE) : before_seq - 1;
      return { messages: pageFrom(from, to), more: before_seq === undefined ? to < length : from > 1 };
    }
    case 'read.mark':
      return { seq, unread: 0 };
    case 'presence.get':
      return { users: [] };
    default:
      return {};
  }
}

/** In the page: all the way back to the first message and forth to the last. How much of it was in the page at once. */
export const THROUGH_ALL = (length: number) => `(async () => {
  const area = document.querySelector('.timeline');
  const end = Date.now() + 80_000;
  let messages = 0;
  let nodes = 0;
  const look = () => {
    messages = Math.max(messages, area.querySelectorAll('.message').length);
    nodes = Math.max(nodes, document.querySelectorAll('*').length);
  };
  new MutationObserver(look).observe(area, { childList: true, subtree: true });
  const reaches = async (number, move) => {
    const isThere = () => [...area.querySelectorAll('.message')].some(({ textContent }) => textContent.includes('Number ' + number + '.'));
    while (!isThere() && Date.now() < end) {
      move();
      await new Promise(requestAnimationFrame);
    }
    return isThere();
  };
  const first = await reaches(1, () => { area.scrollTop = 0; });
  const last = await reaches(${length}, () => { area.scrollTop += 3 * area.clientHeight; });
  return { first, last, messages, nodes };
})()`;
