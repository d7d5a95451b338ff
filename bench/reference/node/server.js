// The reference of `./parley bench append`: a chat backend as one would write it in Node, in one file, with the same
// duties as Parley's append path. Sign-in by an RS256 token; every message checked against the thread's people,
// committed with the thread's counters before it is acknowledged, then shown to the person's other connections.
import { createPublicKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import jwt from 'jsonwebtoken';
import pg from 'pg';
import { WebSocketServer } from 'ws';

const jwks = JSON.parse(readFileSync(process.env.JWKS_FILE, 'utf8'));
const keys = new Map(jwks.keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const connections = new Map(); // person -> Set of sockets

await pool.query(`
  create table if not exists app_user (id uuid primary key, subject text unique not null, name text);
  create table if not exists thread (
    id uuid primary key, owner_id uuid not null references app_user, title text not null,
    last_seq bigint not null default 0, message_count int not null default 0,
    last_message_at timestamptz, created_at timestamptz not null default now());
  create table if not exists participant (
    thread_id uuid not null references thread, user_id uuid not null references app_user,
    primary key (thread_id, user_id));
  create table if not exists message (
    id uuid primary key, thread_id uuid not null references thread, seq bigint not null,
    sender_id uuid references app_user, role text not null, content text not null, content_type text not null,
    token_count int, created_at timestamptz not null, unique (thread_id, seq));`);

const send = (socket, frame) => {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
};

const toPerson = (person, frame, except) => {
  const text = JSON.stringify(frame);
  for (const socket of connections.get(person) ?? []) {
    if (socket !== except && socket.readyState === socket.OPEN) socket.send(text);
  }
};

class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

async function auth(socket, frame) {
  const header = jwt.decode(frame.token, { complete: true })?.header;
  const claims = jwt.verify(frame.token, keys.get(header?.kid), { algorithms: ['RS256'], audience: 'parley' });
  const { rows } = await pool.query({
    name: 'user',
    text: `insert into app_user (id, subject, name) values ($1, $2, $3)
           on conflict (subject) do update set name = excluded.name returning id`,
    values: [randomUUID(), claims.sub, claims.name],
  });
  socket.person = rows[0].id;
  if (!connections.has(socket.person)) connections.set(socket.person, new Set());
  connections.get(socket.person).add(socket);
  send(socket, {
    type: 'auth_success', success: true, timestamp: new Date().toISOString(),
    user: { id: socket.person, name: claims.name, isAnonymous: false, isAuthenticated: true },
  });
}

async function transaction(work) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function createThread(socket, frame) {
  const id = randomUUID();
  await transaction(async (client) => {
    await client.query('insert into thread (id, owner_id, title) values ($1, $2, $3)', [id, socket.person, frame.title]);
    await client.query('insert into participant (thread_id, user_id) values ($1, $2)', [id, socket.person]);
  });
  send(socket, { type: 'thread_created', thread: { id, title: frame.title, status: 'active', message_count: 0 } });
}

async function sendMessage(socket, frame) {
  const { thread_id: thread, content, content_type: contentType = 'text', messageId } = frame;
  if (typeof content !== 'string' || content.length === 0) throw new Refused('INVALID_CONTENT', 'Content is required');
  if (content.length > 10_000) throw new Refused('MESSAGE_TOO_LARGE', 'Content exceeds maximum length');
  const member = await pool.query({
    name: 'member',
    text: 'select 1 from participant where thread_id = $1 and user_id = $2',
    values: [thread, socket.person],
  });
  if (member.rowCount === 0) throw new Refused('THREAD_NOT_FOUND', 'No such thread');
  const id = randomUUID();
  const now = new Date();
  const tokens = Math.ceil(content.length / 4);
  await transaction(async (client) => {
    const { rows } = await client.query({
      name: 'count',
      text: `update thread set last_seq = last_seq + 1, message_count = message_count + 1, last_message_at = $2
             where id = $1 returning last_seq`,
      values: [thread, now],
    });
    await client.query({
      name: 'message',
      text: `insert into message (id, thread_id, seq, sender_id, role, content, content_type, token_count, created_at)
             values ($1, $2, $3, $4, 'user', $5, $6, $7, $8)`,
      values: [id, thread, rows[0].last_seq, socket.person, content, contentType, tokens, now],
    });
  });
  const sent = {
    type: 'message_sent', success: true, message_id: id, thread_id: thread, content, content_type: contentType,
    content_length: content.length, token_count: tokens, saved_at: now.toISOString(),
    timestamp: new Date().toISOString(),
  };
  send(socket, { ...sent, messageId });
  toPerson(socket.person, sent, socket);
  setTimeout(() => toPerson(socket.person, {
    type: 'ai_unavailable', success: true, thread_id: thread, message_id: id, reason: 'AI is not configured',
    retry_after: 30, timestamp: new Date().toISOString(),
  }), 20);
}

const handlers = {
  auth,
  create_thread: createThread,
  send_message: sendMessage,
  ping: (socket, { messageId }) => send(socket, { type: 'pong', messageId, timestamp: new Date().toISOString() }),
};

async function handle(socket, text) {
  let frame;
  try {
    frame = JSON.parse(text);
    const handler = Object.hasOwn(handlers, frame.type) && handlers[frame.type];
    if (!handler) throw new Refused('UNKNOWN_MESSAGE_TYPE', 'Unknown message type');
    if (handler !== auth && handler !== handlers.ping && !socket.person) {
      throw new Refused('AUTHENTICATION_REQUIRED', 'Sign in first');
    }
    await handler(socket, frame);
  } catch (error) {
    const code = error instanceof Refused ? error.code : 'INTERNAL_ERROR';
    send(socket, {
      type: 'error', success: false, code, message: error instanceof Refused ? error.message : 'Internal error',
      messageId: frame?.messageId, timestamp: new Date().toISOString(),
    });
  }
}

const server = http.createServer((request, response) => response.writeHead(404).end());
new WebSocketServer({ server, path: '/ws', perMessageDeflate: false, maxPayload: 64 * 1024 }).on('connection', (socket) => {
  setTimeout(() => send(socket, { type: 'welcome', message: 'Welcome', timestamp: new Date().toISOString() }), 10);
  socket.on('message', (data) => handle(socket, data.toString()));
  socket.on('close', () => connections.get(socket.person)?.delete(socket));
  socket.on('error', () => socket.terminate());
});
server.listen(process.env.PORT, () => console.log(`reference listening on ${process.env.PORT}`));
process.on('SIGTERM', () => process.exit(0));
