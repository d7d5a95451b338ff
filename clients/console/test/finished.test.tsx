// @vitest-environment happy-dom
import { type DocumentQuestion, Parley } from '@parley/client';
import { ParleyProvider } from '@parley/react';
import { act, type ComponentProps } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

/** A finished document of this version, in which this may be asked again. */
async function shows(document_version: number | undefined, question?: DocumentQuestion): Promise<void> {
  const session = { id: 's', template_id: 'note', status: 'completed', review: true, turn: 9, pending: false, answers, question, document_version, created_at: '', updated_at: '' };
  const finished = { session, question, export: async () => new Blob(), start: async () => 's' } as unknown as ComponentProps<typeof Finished>['document'];
  // It is nowhere connected: what is shown comes from the session.
  const client = new Parley({ url: 'http://localhost:9', token: 'alice' });
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
