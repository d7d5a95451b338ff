// What the references of people's conversations keep, as one would write it: sign-in by an RS256 token, conversations
// with participants, each message checked and committed by itself before anybody hears of it.
import { createPublicKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import pg from 'pg';

const jwks = JSON.parse(readFileSync(process.env.JWKS_FILE, 'utf8'));
const keys = new Map(jwks.keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });

await pool.query(`
  create table if not exists app_user (id uuid primary key, subject text unique not null, name text);
  create table if not exists conversation (
    id uuid primary key, kind text not null, title text, owner_id uuid not null references app_user,
    last_seq bigint not null default 0, message_count int not null default 0,
    last_message_at timestamptz, created_at timestamptz not null default now());
  create table if not exists participant (
    conversation_id uuid not null references conversation, user_id uuid not null references app_user,
    role text not null, read_seq bigint not null default 0, primary key (conversation_id, user_id));
  create index if not exists participant_user on participant (user_id);
  create table if not exists message (
    id uuid primary key, conversation_id uuid not null references conversation, seq bigint not null,
    sender_id uuid references app_user, content text not null, content_type text not null, key text not null,
    created_at timestamptz not null, unique (conversation_id, seq), unique (conversation_id, sender_id, key));`);

export class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
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

const shown = (row) => ({
  id: row.id, kind: row.kind, owner_id: row.owner_id, title: row.title, role: row.role, seq: Number(row.last_seq),
  read_seq: Number(row.read_seq), unread: Number(row.last_seq) - Number(row.read_seq), message_count: row.message_count,
  last_message_at: row.last_message_at?.toISOString(), created_at: row.created_at.toISOString(),
});

// Who a token is for, and the first page of the person's conversations.
export async function signIn(token) {
  const header = jwt.decode(token, { complete: true })?.header;
  const claims = jwt.verify(token, keys.get(header?.kid), { algorithms: ['RS256'], audience: 'parley' });
  const { rows } = await pool.query({
    name: 'user',
    text: `insert into app_user (id, subject, name) values ($1, $2, $3)
           on conflict (subject) do update set name = excluded.name returning id`,
    values: [randomUUID(), claims.sub, claims.name],
  });
  const conversations = await pool.query({
    name: 'conversations',
    text: `select c.*, p.role, p.read_seq from participant p join conversation c on c.id = p.conversation_id
           where p.user_id = $1 order by c.last_message_at desc nulls last limit 50`,
    values: [rows[0].id],
  });
  return { user: { id: rows[0].id, name: claims.name, anonymous: false }, conversations: conversations.rows.map(shown) };
}

export async function createConversation(person, { kind, title, participants = [] }) {
  const people = [...new Set([person, ...participants])];
  return transaction(async (client) => {
    const { rows } = await client.query(
      'insert into conversation (id, kind, title, owner_id, last_seq) values ($1, $2, $3, $4, 1) returning *',
      [randomUUID(), kind, title, person]);
    await client.query(
      `insert into participant (conversation_id, user_id, role)
       select $1, id, case when id = $2 then 'owner' else 'member' end from unnest($3::uuid[]) as id`,
      [rows[0].id, person, people]);
    return { people, conversation: shown({ ...rows[0], role: 'owner', read_seq: 0 }) };
  });
}

export async function append(person, { conversation_id: conversation, key, content, content_type: contentType = 'text' }) {
  if (typeof content !== 'string' || content.length === 0) throw new Refused('bad_request', 'content is required');
  if (content.length > 10_000) throw new Refused('too_large', 'content is too long');
  const member = await pool.query({
    name: 'member',
    text: 'select 1 from participant where conversation_id = $1 and user_id = $2',
    values: [conversation, person],
  });
  if (member.rowCount === 0) throw new Refused('not_found', 'No such conversation');
  const id = randomUUID();
  const now = new Date();
  const seq = await transaction(async (client) => {
    const { rows } = await client.query({
      name: 'count',
      text: `update conversation set last_seq = last_seq + 1, message_count = message_count + 1, last_message_at = $2
             where id = $1 returning last_seq`,
      values: [conversation, now],
    });
    await client.query({
      name: 'message',
      text: `insert into message (id, conversation_id, seq, sender_id, content, content_type, key, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [id, conversation, rows[0].last_seq, person, content, contentType, key, now],
    });
    return Number(rows[0].last_seq);
  });
  return {
    id, conversation_id: conversation, seq, changed_seq: seq, sender_id: person, role: 'user', content,
    content_type: contentType, key, created_at: now.toISOString(), updated_at: now.toISOString(),
  };
}
