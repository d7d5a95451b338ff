import type { DocumentQuestion } from '@parley/client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { AnswerField } from './AnswerField';
import { blank, typed } from './typed-value';

interface Props {
  readonly question: DocumentQuestion;
  readonly busy: boolean;
  readonly reprompt: { readonly message: string; readonly remainingAttempts: number } | undefined;
  readonly onAnswer: (value: unknown) => Promise<boolean>;
}

/** One question, with a field of its type. Every answer may be said in words as well. */
export function QuestionForm({ question, busy, reprompt, onAnswer }: Props) {
  const [value, setValue] = useState(() => blank(question));
  const [inWords, setInWords] = useState(false);
  const [words, setWords] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const { text, help, required, type } = question;
  const isText = type === 'text' || type === 'long_text' || type === 'email';
  const isChoice = type === 'choice' || type === 'yes_no' || type === 'multiple_choice';

  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLElement>('input, textarea, select');
    ([...(fields ?? [])].find((field) => field.matches(':checked')) ?? fields?.[0])?.focus();
  }, [inWords]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const answer = inWords ? words.trim() : typed(question, value);
    if (answer !== undefined && answer !== '') void onAnswer(answer);
  };

  const answer = inWords ? words.trim() : typed(question, value);
  return (
    <form ref={form} className="question" onSubmit={submit} aria-labelledby="question-text" aria-busy={busy}>
      <h2 id="question-text">{text}</h2>
      {help && <p id="question-help" className="faint">{help}</p>}
      {reprompt && <p className="trouble" role="alert">{reprompt.message}</p>}
      {inWords ? (
        <textarea rows={3} value={words} onChange={(event) => setWords(event.target.value)} aria-label="Your answer in words" placeholder={EXAMPLES[type] ?? 'Say it in your words'} />
      ) : (
        <AnswerField question={question} value={value} onChange={setValue} />
      )}
      <div className="row">
        <button className="primary" disabled={busy || answer === undefined || (answer === '' && !isChoice)}>{busy ? 'One moment…' : 'Next'}</button>
        {!required && <button type="button" disabled={busy} onClick={() => void onAnswer(null)}>Skip</button>}
        {!isText && <button type="button" className="link" onClick={() => setInWords(!inWords)}>{inWords ? 'Use the field' : 'Say it in words'}</button>}
      </div>
    </form>
  );
}

const EXAMPLES: Partial<Record<DocumentQuestion['type'], string>> = {
  date: 'next Friday',
  money: 'two thousand euros',
  number: 'twelve',
  yes_no: 'yes, please',
};
