// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gathered, listAsked, prefillOf, rowsOf, typedRows } from '../src/documents/groups';
import { GroupsForm } from '../src/documents/GroupsForm';
import type { TemplateQuestion } from '../src/documents/template';

const list: TemplateQuestion = {
  id: 'deliverables',
  text: 'What will be delivered?',
  type: 'groups',
  item: 'deliverable',
  min: 1,
  max: 3,
  fields: [
    { id: 'name', label: 'Name', text: 'What?' },
    { id: 'due', label: 'Due date', text: 'When?', type: 'date' },
    { id: 'fee', label: 'Fee', text: 'How much?', type: 'money', currency: 'EUR', required: false },
    { id: 'taxed', label: 'Taxed', text: 'Taxed?', type: 'yes_no' },
  ],
};
const questions: readonly TemplateQuestion[] = [{ id: 'author', text: 'Who?' }, list];
const flat = {
  author: 'Ann',
  'deliverables.1.name': 'Plan',
  'deliverables.1.due': '2030-05-01',
  'deliverables.1.fee': null,
  'deliverables.1.taxed': true,
  'deliverables.1.more': true,
  'deliverables.2.name': 'House',
};
const plan = { name: 'Plan', due: '2030-05-01', fee: null, taxed: true };

test('a list that is known field by field is one list, also where it is not complete', () => {
  expect(gathered(questions, flat)).toMatchObject({ author: 'Ann', deliverables: [plan, { name: 'House' }] });
  expect(gathered(questions, { author: 'Ann' })).toEqual({ author: 'Ann' });
  expect(gathered(questions, { 'deliverables.0.more': false })).toMatchObject({ deliverables: [] });
});

test('another version begins with the questions\' own names', () => {
  expect(prefillOf(questions, flat)).toEqual({ author: 'Ann', deliverables: [plan, { name: 'House' }] });
});

test('which list is asked about is known by each of its fields', () => {
  expect(listAsked(questions, 'deliverables.2.more')).toBe(list);
  expect(listAsked(questions, 'author')).toBeUndefined();
});

test('rows are typed as the protocol has it, once all that is needed is there', () => {
  const [first, second] = rowsOf(list, flat);
  expect(typedRows(list, [first!])).toEqual([plan]);
  expect(typedRows(list, [first!, second!])).toBeUndefined();
  expect(typedRows(list, [{ ...first!, fields: { ...first!.fields, fee: { amount: 'much', currency: 'EUR' } } }])).toBeUndefined();
  expect(rowsOf({ ...list, min: 2 }, {})).toHaveLength(2);
});

let root: Root;
let answered: unknown;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  answered = undefined;
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

async function shows(answers: Readonly<Record<string, unknown>>, reprompt?: { message: string }): Promise<void> {
  await act(async () => root.render(<GroupsForm list={list} answers={answers} busy={false} reprompt={reprompt} onAnswer={(rows) => (answered = rows)} onOneByOne={() => {}} />));
}

const all = <E extends HTMLElement = HTMLElement>(selector: string) => [...document.querySelectorAll<E>(selector)];
const button = (name: string) => all<HTMLButtonElement>('button').find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
/** The field that is called so, in the row of this number. */
const field = (row: number, name: string) =>
  all<HTMLInputElement>('.group-row')[row - 1]!.querySelector<HTMLInputElement>(`[aria-labelledby="${all('.row-field > span').filter((one) => all('.group-row')[row - 1]!.contains(one)).find((one) => one.textContent!.startsWith(name))!.id}"]`)!;

async function types(input: HTMLInputElement, value: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

test('each row is a group of its own with a field of each type, all of which are called something', async () => {
  await shows(flat);
  expect(all('.group-row > legend').map((one) => one.textContent)).toEqual(['deliverable 1', 'deliverable 2']);
  expect([field(1, 'Name').value, field(1, 'Due date').type, field(1, 'Fee').inputMode]).toEqual(['Plan', 'date', 'decimal']);
  const named = all('[aria-labelledby]').map((one) => document.getElementById(one.getAttribute('aria-labelledby')!));
  expect(named).not.toContain(null);
  const radios = all<HTMLInputElement>('input[type=radio]');
  expect(new Set(radios.map(({ name }) => name)).size).toBe(2);
});

test('rows come and go, the focus goes with them, and their number is told', async () => {
  await shows(flat);
  expect(document.activeElement).toBe(field(1, 'Name'));
  await act(async () => button('Add deliverable')!.click());
  expect(all('.group-row')).toHaveLength(3);
  expect(document.activeElement).toBe(field(3, 'Name'));
  expect(button('Add deliverable')!.disabled).toBe(true);
  expect(all('[role=status]')[0]!.textContent).toBe('3 of at most 3');
  await act(async () => button('Remove deliverable 2')!.click());
  expect(document.activeElement).toBe(field(1, 'Name'));
  expect([field(1, 'Name').value, field(2, 'Name').value]).toEqual(['Plan', '']);
  await act(async () => button('Remove deliverable 2')!.click());
  expect(button('Remove deliverable 1')).toBeUndefined();
});

test('the whole list is answered at once, and not before it is complete', async () => {
  await shows({ ...flat, 'deliverables.2.due': '2030-06-01' });
  expect(button('Next')!.disabled).toBe(true);
  await types(field(2, 'Fee'), '12,5');
  await act(async () => all<HTMLInputElement>('.group-row')[1]!.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]!.click());
  expect(button('Next')!.disabled).toBe(false);
  await act(async () => button('Next')!.click());
  expect(answered).toEqual([plan, { name: 'House', due: '2030-06-01', fee: { amount: '12.5', currency: 'EUR' }, taxed: false }]);
});

test('why it was of no use is told, and what was typed stays', async () => {
  await shows(flat);
  await types(field(2, 'Name'), 'Barn');
  await shows(flat, { message: 'deliverable 2, Name: too short' });
  expect(all('[role=alert]')[0]!.textContent).toBe('deliverable 2, Name: too short');
  expect(field(2, 'Name').value).toBe('Barn');
});
