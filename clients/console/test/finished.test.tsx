// @vitest-environment happy-dom
import { type DocumentQuestion, Parley } from '@parley/client';
import { ParleyProvider } from '@parley/react';
import { act, type ComponentProps } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Finished } from '../src/documents/Finished';
import type { TemplateSource } from '../src/documents/template';

const template: TemplateSource = {
  id: 'note',
  version: 1,
  title: 'Note',
  description: '',
  questions: [{ id: 'author', label: 'Author', text: 'Who?' }, { id: 'signed', label: 'Signed', text: 'Signed?', type: 'yes_no' }],
  body: 'By {author}.',
};
const answers = { author: 'Ann', signed: true };
const author: DocumentQuestion = { id: 'author', type: 'text', text: 'Who?' };

const settings = { url: 'http://localhost:9', token: 'alice' };

let root: Root;
let heard: string[];

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  root = createRoot(document.body.appendChild(document.createElement('div')));
  heard = [];
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

/** A finished document of this version, in which this may be asked again. It is nowhere connected: what is shown comes from the session. */
async function shows(document_version: number | undefined, question?: DocumentQuestion, document_id?: string, client = new Parley(settings)): Promise<void> {
  const session = { id: 's', template_id: 'note', status: 'completed', review: true, turn: 9, pending: false, answers, question, document_id, document_version, created_at: '', updated_at: '' };
  const finished = { session, question, export: async () => new Blob(), start: async () => 's' } as unknown as ComponentProps<typeof Finished>['document'];
  await act(async () =>
    root.render(
      <ParleyProvider client={client}>
        <Finished document={finished} template={template} answers={answers} onRevise={(which) => heard.push(which)} onGoOn={() => heard.push('goes on')} />
      </ParleyProvider>,
    ),
  );
}

const button = (name: string) => [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
const presses = (name: string) => act(async () => button(name)!.click());

test('a finished document says which version it is', async () => {
  await shows(2);
  expect(document.querySelector('.version')!.textContent).toBe('Version 2');
  await shows(undefined);
  expect(document.querySelector('.version')!.textContent).toBe('Version 1');
});

test('who revises it chooses one of its answers, and nothing else', async () => {
  await shows(1);
  expect(document.querySelector('.answers')).toBeNull();
  await presses('Revise');
  expect([...document.querySelectorAll('.answers dd:not(.act)')].map((one) => one.textContent)).toEqual(['Ann', 'Yes']);
  await presses('Revise: Signed');
  expect(heard).toEqual(['signed']);
  await presses('Revise');
  expect(document.querySelector('.answers')).toBeNull();
});

test('a revision that was begun is gone on with', async () => {
  await shows(1, author);
  expect(button('Revise')).toBeUndefined();
  await presses('Go on revising');
  expect(heard).toEqual(['goes on']);
});

test('what was being chosen is not chosen any more where another device has begun', async () => {
  const client = new Parley(settings);
  await shows(1, undefined, undefined, client);
  await presses('Revise');
  expect(document.querySelector('.answers')).not.toBeNull();
  await shows(1, author, undefined, client);
  expect(document.querySelector('.answers')).toBeNull();
  // And not again, when that is done.
  await shows(2, undefined, undefined, client);
  expect(document.querySelector('.answers')).toBeNull();
});

test('nothing of the version before is shown as the next, whichever is read first', async () => {
  const client = new Parley(settings);
  const reads = new Map<string, (content: string) => Promise<void>>();
  client.fetch = (path) =>
    new Promise((resolve) => {
      reads.set(path, (content) => act(async () => resolve(Response.json({ title: 'Note', content }))));
    });
  const paper = () => document.querySelector('.paper')!.textContent;
  const reading = (text: string) => vi.waitFor(async () => {
    await act(async () => {});
    expect(paper()).toContain(text);
  }, 20_000);
  await shows(1, undefined, 'd-1', client);
  await reads.get('/documents/d-1')!('The first.');
  await reading('The first.');
  await shows(2, undefined, 'd-2', client);
  expect(paper()).toBe('Loading…');
  await shows(3, undefined, 'd-3', client);
  await reads.get('/documents/d-3')!('The third.');
  await reading('The third.');
  await reads.get('/documents/d-2')!('The second.');
  expect(paper()).toContain('The third.');
});
