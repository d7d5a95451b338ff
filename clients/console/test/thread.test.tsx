import type { Participant, TimelineMessage } from '@parley/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { titleFrom, titleOf } from '../src/conversations/titles';
import { endingOf } from '../src/thread/endings';
import { linked } from '../src/thread/links';
import { readersOf, surroundings } from '../src/thread/surroundings';

const said = (seq: number, sender: string, at = `2026-11-30T10:0${seq}:00.000Z`): TimelineMessage => ({ localId: `m${seq}`, id: `m${seq}`, seq, sender_id: sender, role: 'user', content: 'Hi', state: 'stored', created_at: at });
const people = ['alice', 'bob', 'carol'].map((id) => ({ user_id: id, name: id, number: 1, role: 'member', read_seq: 0, joined_at: '' }) satisfies Participant);

test('addresses become links, and what ends the sentence does not', () => {
  const shown = renderToStaticMarkup(<p>{linked('See https://example.org/a, (http://b.example/x?y=1) or javascript:alert(1).')}</p>);
  expect(shown.match(/href="([^"]*)"/g)).toEqual(['href="https://example.org/a"', 'href="http://b.example/x?y=1"']);
});

test('each reader stands at the last message read, but not at its own', () => {
  const messages = [said(1, 'alice'), said(2, 'alice'), said(3, 'bob'), said(4, 'alice')];
  const readers = readersOf(messages, people, new Map([['alice', 4], ['bob', 3], ['carol', 2]]), 'alice');
  expect([...readers]).toEqual([['m2', ['carol']]]);
  expect(readersOf(messages, people, new Map([['bob', 4], ['carol', 4]]), 'alice').get('m4')).toEqual(['bob', 'carol']);
});

test('what one says in a row looks like one, until the day or the author is another', () => {
  const messages = [said(1, 'alice'), said(2, 'alice'), said(3, 'bob'), said(4, 'bob', '2026-12-02T10:00:00.000Z')];
  expect(messages.map((_, index) => surroundings(messages, index))).toEqual([
    { beginsDay: true, continues: false },
    { beginsDay: false, continues: true },
    { beginsDay: false, continues: false },
    { beginsDay: true, continues: false },
  ]);
});

test('every end of an answer has its words', () => {
  for (const finish_reason of ['stop', 'length', 'content_filter', 'tool', 'stopped', 'error'] as const) expect(endingOf({ finish_reason })?.why).toBeTruthy();
  expect(endingOf({ stopped: true })?.text).toBe('Stopped');
  expect(endingOf({})).toBeUndefined();
});

test('a conversation of two is called after the other one', () => {
  const known = { byId: new Map([['bob', { id: 'bob', name: 'Bob' }]]), inConversation: new Map([['c', ['alice', 'bob']]]) };
  expect(titleOf({ id: 'c', kind: 'direct' }, known, 'alice')).toBe('Bob');
  expect(titleOf({ id: 'd', kind: 'direct' }, known, 'alice')).toBe('Direct chat');
  expect(titleOf({ id: 'e', kind: 'ai' }, known, 'alice')).toBe('New chat');
});

test('a chat with the AI is called after what was asked first', () => {
  expect(titleFrom('```js\neval(x)\n```')).toBe('eval(x)');
  expect([...titleFrom('😀'.repeat(100))]).toHaveLength(60);
});
