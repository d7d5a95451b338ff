import type { DocumentQuestion } from '@parley/client';
import { FileCheck2, Pencil } from 'lucide-react';
import { useEffect, useRef } from 'react';

interface Props {
  readonly question: DocumentQuestion;
  readonly busy: boolean;
  readonly onRevise: (question: string) => void;
  readonly onDone: () => void;
}

/** Everything once more, before the document is made. */
export function Review({ question, busy, onRevise, onDone }: Props) {
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => done.current?.focus(), []);
  return (
    <section className="review" aria-labelledby="review-title">
      <h2 id="review-title">Is everything right?</h2>
      <dl>
        {question.summary?.map(({ question_id, label, text }, index) => (
          <div key={question_id ?? index}>
            <dt>{label}</dt>
            <dd>{text || <span className="faint">left out</span>}</dd>
            {question_id && <dd className="act"><button type="button" className="quiet icon" disabled={busy} onClick={() => onRevise(question_id)} aria-label={`Revise: ${label}`} title="Revise"><Pencil aria-hidden="true" /></button></dd>}
          </div>
        ))}
      </dl>
      <button ref={done} type="button" className="primary" disabled={busy} onClick={onDone}><FileCheck2 aria-hidden="true" />{busy ? 'Making it…' : 'Make the document'}</button>
    </section>
  );
}
