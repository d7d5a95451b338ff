import { expect, test } from 'vitest';
import { formatted } from '../src/documents/format';
import { draftOf } from '../src/documents/preview';
import type { TemplateQuestion } from '../src/documents/template';
import { blank, typed } from '../src/documents/typed-value';

const questions: readonly TemplateQuestion[] = [
  { id: 'author', label: 'Author', text: 'Who?' },
  { id: 'signed', text: 'Signed?', type: 'yes_no' },
  { id: 'on', label: 'Day', text: 'When?', type: 'date' },
  { id: 'law', text: 'Law?', type: 'choice', choices: [{ value: 'ie', label: 'Ireland' }] },
  { id: 'extras', text: 'Extras?', type: 'multiple_choice', choices: [{ value: 'a', label: 'First' }, { value: 'b', label: 'Second' }] },
  { id: 'duties', text: 'Duties?', type: 'groups', fields: [{ id: 'task', text: 'Task?' }] },
];
const draft = (body: string[], answers: Record<string, unknown>) => draftOf(body, questions, answers, new Date('2026-11-30'));

test('answers stand in their places, and what is missing is named', () => {
  expect(draft(['# Note', 'By {author} on {on}, {session.date}.'], { on: '2027-03-03' })).toBe('# Note\nBy \\[Author\\] on 3 March 2027, 30 November 2026.');
});

test('parts come and go with the answers they depend on', () => {
  const body = ['{#if signed}', 'Signed {on}.', '{#else}', 'Not signed.', '{/if}', 'End.'];
  expect(draft(body, { signed: true, on: '2027-03-03' })).toBe('Signed 3 March 2027.\nEnd.');
  expect(draft(body, { signed: false })).toBe('Not signed.\nEnd.');
  const law = ["{#if law.value is 'other'}", 'Other', "{#else if law.value is 'ie'}", 'Of {law}', '{#else}', 'None', '{/if}'];
  expect(draft(law, { law: 'ie' })).toBe('Of Ireland\n');
  expect(draft(law, {})).toBe('None\n');
});

test('lists are written one by one', () => {
  expect(draft(['{#for each in extras}', '{each_count}. {each}{#if each_hasNext},{/if}', '{/for}'], { extras: ['a', 'b'] })).toBe('1. First,\n2. Second\n');
  expect(draft(['{#for duty in duties}', '- {duty.task}', '{/for}'], { duties: [{ task: 'Bake' }] })).toBe('- Bake\n');
});

test('an answer never becomes Markdown', () => {
  expect(draft(['{author}'], { author: '# <b>*x*</b> [y](z) {signed}' })).toBe('\\# \\<b\\>\\*x\\*\\</b\\> \\[y\\](z) \\{signed\\}');
});

test('answers are read as people read them', () => {
  expect(formatted({ amount: '1500.00', currency: 'EUR' }, { id: 'm', text: '', type: 'money' })).toBe('EUR 1,500.00');
  expect(formatted(['a', 'b'], questions[4])).toBe('First, Second');
  expect(formatted(false, questions[1])).toBe('No');
  expect(formatted([{ task: 'Bake' }, { task: 'Sell' }], questions[5])).toBe('Bake; Sell');
});

test('each field gives what the protocol wants, or nothing yet', () => {
  expect(typed({ type: 'money' }, { amount: '12,5', currency: 'eur' })).toEqual({ amount: '12.5', currency: 'EUR' });
  expect(typed({ type: 'money' }, { amount: 'much', currency: 'EUR' })).toBeUndefined();
  expect(typed({ type: 'number' }, '12.5')).toBe(12.5);
  expect(typed({ type: 'yes_no' }, 'no')).toBe(false);
  expect(typed({ type: 'multiple_choice' }, [])).toBeUndefined();
  expect(typed({ type: 'text' }, '  ')).toBeUndefined();
  expect(typed({ type: 'date' }, '2027-03-03')).toBe('2027-03-03');
});

test('a question that is asked again begins with its answer', () => {
  expect(blank({ type: 'money', value: { amount: '5', currency: 'USD' } })).toEqual({ amount: '5', currency: 'USD' });
  expect(blank({ type: 'money', currency: 'CHF' })).toEqual({ amount: '', currency: 'CHF' });
  expect(blank({ type: 'yes_no', value: false })).toBe('no');
  expect(blank({ type: 'multiple_choice', value: ['a'] })).toEqual(['a']);
  expect(blank({ type: 'number', value: 24 })).toBe('24');
});
