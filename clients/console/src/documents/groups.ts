import type { DocumentQuestion } from '@parley/client';
import { labelOf, type TemplateQuestion } from './template';
import { blank, type FieldValue, typed } from './typed-value';

type Values = Readonly<Record<string, unknown>>;

/** One of a list, as it stands in its fields. `key` stays the same while others come and go. */
export interface Row {
  readonly key: number;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** With each list of groups under the name of its question: sessions have them field by field, `{list}.{number}.{field}`. */
export function gathered(questions: readonly TemplateQuestion[], answers: Values): Values {
  const lists = questions.filter(({ type, id }) => type === 'groups' && !Array.isArray(answers[id])).map((list) => [list.id, listOf(list, answers)] as const);
  return { ...answers, ...Object.fromEntries(lists.filter(([, list]) => list !== undefined)) };
}

function listOf({ id, fields = [] }: TemplateQuestion, answers: Values): readonly Values[] | undefined {
  const list: Values[] = [];
  for (let number = 1; ; number++) {
    const known = fields.map((field) => [field.id, answers[`${id}.${number}.${field.id}`]] as const).filter(([, value]) => value !== undefined);
    if (known.length === 0) break;
    list.push(Object.fromEntries(known));
  }
  return list.length > 0 || answers[`${id}.0.more`] === false ? list : undefined;
}

/** As a new session takes them: by question, and no other names. */
export function prefillOf(questions: readonly TemplateQuestion[], answers: Values): Values {
  const ids = new Set(questions.map(({ id }) => id));
  return Object.fromEntries(Object.entries(gathered(questions, answers)).filter(([id]) => ids.has(id)));
}

/** The list one of whose fields is asked for, or whether there is another. */
export function listAsked(questions: readonly TemplateQuestion[], asked: string): TemplateQuestion | undefined {
  return questions.find(({ id, type }) => type === 'groups' && asked.startsWith(`${id}.`));
}

/** A field of a list, as a question by itself. */
export function questionOf(field: TemplateQuestion): DocumentQuestion {
  const { id, type = 'text', help, required = true, choices, currency } = field;
  return { id, type: type as DocumentQuestion['type'], text: labelOf(field), help, required, choices, currency };
}

export const mostOf = ({ max = 50 }: TemplateQuestion): number => max;
export const leastOf = ({ min, required = true }: TemplateQuestion): number => min ?? (required ? 1 : 0);

let keys = 0;

export function blankRow({ fields = [] }: TemplateQuestion, values: Values = {}): Row {
  return { key: ++keys, fields: Object.fromEntries(fields.map((field) => [field.id, blank({ ...questionOf(field), value: values[field.id] })])) };
}

/** Those there are, and as many as there have to be. */
export function rowsOf(list: TemplateQuestion, answers: Values): readonly Row[] {
  const known = gathered([list], answers)[list.id];
  const rows = Array.isArray(known) ? known.map((values: Values) => blankRow(list, values)) : [blankRow(list)];
  while (rows.length < leastOf(list)) rows.push(blankRow(list));
  return rows;
}

/** As the protocol has it; nothing where a field does not hold an answer yet. */
export function typedRows({ fields = [] }: TemplateQuestion, rows: readonly Row[]): readonly Values[] | undefined {
  const list: Values[] = [];
  for (const row of rows) {
    const values: Record<string, unknown> = {};
    for (const field of fields) {
      const question = questionOf(field);
      const value = row.fields[field.id] ?? '';
      const answer = typed(question, value);
      if (answer === undefined && (question.required || !isEmpty(value))) return undefined;
      values[field.id] = answer ?? null;
    }
    list.push(values);
  }
  return list;
}

function isEmpty(value: FieldValue): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return 'amount' in value ? value.amount.trim() === '' : value.length === 0;
}
