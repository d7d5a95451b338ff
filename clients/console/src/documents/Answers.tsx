import { Pencil } from 'lucide-react';
import { formatted } from './format';
import { labelOf, type TemplateSource } from './template';

interface Props {
  readonly template: TemplateSource | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly current: string | undefined;
  readonly onRevise: (question: string) => void;
}

/** What was answered, each of which may be asked again. */
export function Answers({ template, answers, current, onRevise }: Props) {
  const answered = template?.questions.filter(({ id }) => answers[id] !== undefined && id !== current) ?? [];
  if (answered.length === 0 || current === 'review') return null;
  return (
    <section className="answers" aria-label="Your answers">
      <h2>Your answers</h2>
      <dl>
        {answered.map((question) => (
          <div key={question.id}>
            <dt>{labelOf(question)}</dt>
            <dd>{formatted(answers[question.id], question) || <span className="faint">left out</span>}</dd>
            <dd className="act"><button type="button" className="quiet icon" onClick={() => onRevise(question.id)} aria-label={`Revise: ${labelOf(question)}`} title="Revise"><Pencil aria-hidden="true" /></button></dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
