import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { AnswerField } from './AnswerField';
import { blankRow, leastOf, mostOf, questionOf, type Row, rowsOf, typedRows } from './groups';
import { labelOf, type TemplateQuestion } from './template';
import type { FieldValue } from './typed-value';

interface Props {
  readonly list: TemplateQuestion;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly busy: boolean;
  readonly reprompt: { readonly message: string } | undefined;
  readonly onAnswer: (rows: readonly unknown[]) => void;
  readonly onOneByOne: () => void;
}

/** A list of things of one kind, all at once: each with its fields, to be added to and taken from. */
export function GroupsForm({ list, answers, busy, reprompt, onAnswer, onOneByOne }: Props) {
  const [rows, setRows] = useState(() => rowsOf(list, answers));
  const form = useRef<HTMLFormElement>(null);
  /** Which row to go to, once it is there. */
  const goTo = useRef<number | 'add'>(0);
  const { text, help, item = 'entry', fields = [] } = list;

  useEffect(() => {
    const add = form.current?.querySelector<HTMLElement>('.add-row');
    const row = form.current?.querySelectorAll('.group-row')[goTo.current === 'add' ? -1 : goTo.current];
    (row?.querySelector<HTMLElement>('input, textarea') ?? add)?.focus();
  }, [rows.length]);

  const put = (key: number, id: string, value: FieldValue) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, fields: { ...row.fields, [id]: value } } : row)));
  const add = () => {
    goTo.current = rows.length;
    setRows([...rows, blankRow(list)]);
  };
  const remove = (index: number) => {
    goTo.current = rows.length > 1 ? Math.max(0, index - 1) : 'add';
    setRows(rows.filter((_, other) => other !== index));
  };

  const answer = typedRows(list, rows);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer) onAnswer(answer);
  };

  return (
    <form ref={form} className="question" onSubmit={submit} aria-labelledby="question-text" aria-busy={busy}>
      <h2 id="question-text">{text}</h2>
      {help && <p id="question-help" className="faint">{help}</p>}
      {reprompt && <p className="trouble" role="alert">{reprompt.message}</p>}
      {rows.map((row, index) => (
        <fieldset key={row.key} className="group-row">
          <legend>{item} {index + 1}</legend>
          {fields.map((field) => <RowField key={field.id} list={list} row={row} field={field} onChange={(value) => put(row.key, field.id, value)} />)}
          {rows.length > leastOf(list) && (
            <button type="button" className="quiet small" onClick={() => remove(index)} aria-label={`Remove ${item} ${index + 1}`}><Trash2 aria-hidden="true" />Remove</button>
          )}
        </fieldset>
      ))}
      <div className="row">
        <button type="button" className="add-row" disabled={rows.length >= mostOf(list)} onClick={add}><Plus aria-hidden="true" />Add {item}</button>
        <span className="faint" role="status">{rows.length} of at most {mostOf(list)}</span>
      </div>
      <div className="row">
        <button className="primary" disabled={busy || answer === undefined}>{busy ? 'One moment…' : 'Next'}</button>
        <button type="button" className="link" disabled={busy} onClick={onOneByOne}>One after the other</button>
      </div>
    </form>
  );
}

interface RowFieldProps {
  readonly list: TemplateQuestion;
  readonly row: Row;
  readonly field: TemplateQuestion;
  readonly onChange: (value: FieldValue) => void;
}

function RowField({ list, row, field, onChange }: RowFieldProps) {
  const name = `${list.id}-${row.key}-${field.id}`;
  return (
    <div className="row-field">
      <span id={`${name}-text`}>{labelOf(field)}{field.required === false && <span className="faint"> (may be left out)</span>}</span>
      {field.help && <p id={`${name}-help`} className="faint">{field.help}</p>}
      <AnswerField name={name} question={questionOf(field)} value={row.fields[field.id] ?? ''} onChange={onChange} />
    </div>
  );
}
