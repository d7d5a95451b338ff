import { useDocument, useParley } from '@parley/react';
import { ArrowLeft, Eye, FileText, ListChecks } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { addressOf } from '../shell/route';
import { useNotices } from '../ui/Notices';
import { Answers } from './Answers';
import { Finished } from './Finished';
import { gathered, listAsked } from './groups';
import { GroupsForm } from './GroupsForm';
import { Preview } from './Preview';
import { QuestionForm } from './QuestionForm';
import { Review } from './Review';
import { remember } from './sessions';
import { useTemplate } from './use-template';
import './documents.css';

/** A document being made: the question on one side, what comes of the answers on the other. */
export default function DocumentPage({ id }: { readonly id: string }) {
  const document = useDocument(id);
  const { session, status, question, progress, isCompleted, reprompt, answering, error, answer, revise } = document;
  const { user } = useParley();
  const { attempt } = useNotices();
  const template = useTemplate(session?.template_id);
  const [side, setSide] = useState<'question' | 'preview'>('question');
  /** The list that is answered field by field, as one wished. */
  const [oneByOne, setOneByOne] = useState<string>();
  /** Whether one is at the questions of a finished document that is being revised, or reads the one there is. */
  const [isRevising, setRevising] = useState(false);
  const title = template?.title ?? 'Document';
  const answers = useMemo(() => gathered(template?.questions ?? [], session?.answers ?? {}), [template, session?.answers]);
  const isAsked = session?.status === 'active' || (isCompleted && isRevising && question !== undefined);
  const list = question && listAsked(template?.questions ?? [], question.id);

  useEffect(() => {
    if (session && template && user?.id) remember(user.id, { id, title: template.title, at: session.updated_at, status: session.status });
  }, [id, session?.status, session?.updated_at, template, user]);
  useEffect(() => {
    if (!question) setRevising(false);
  }, [question]);
  useEffect(() => {
    window.document.title = `${title} – Parley`;
    return () => void (window.document.title = 'Parley');
  }, [title]);

  const say = (value: unknown) => attempt(answer(value));
  const goOn = () => {
    setSide('question');
    setRevising(true);
  };
  const again = (which: string) => void attempt(revise(which)).then((went) => went && goOn());

  return (
    <section className="document" aria-label={title} data-side={side}>
      <header className="bar">
        <a className="button quiet icon" href={addressOf({ page: 'documents' })} aria-label="Back to the documents"><ArrowLeft aria-hidden="true" /></a>
        <h1>{title}</h1>
        {isCompleted && isAsked && (
          <button type="button" className="chip" onClick={() => setRevising(false)}><FileText aria-hidden="true" />Back to the document</button>
        )}
        {isAsked && (
          <div className="sides" role="group" aria-label="What is shown">
            <button type="button" className="chip" aria-pressed={side === 'question'} onClick={() => setSide('question')}><ListChecks aria-hidden="true" />Questions</button>
            <button type="button" className="chip" aria-pressed={side === 'preview'} onClick={() => setSide('preview')}><Eye aria-hidden="true" />Preview</button>
          </div>
        )}
      </header>
      {progress && isAsked && (
        <div className="progress">
          <progress value={progress.answered} max={Math.max(progress.total, 1)} aria-label="Questions answered" />
          <span className="faint">{progress.answered} of {progress.total}</span>
        </div>
      )}
      {status === 'opening' && <p className="splash" role={error ? 'alert' : 'status'}>{error?.message ?? 'Loading…'}</p>}
      {session?.status === 'expired' && <p className="splash" role="alert">Nothing has happened here for too long; please begin anew.</p>}
      {isCompleted && !isAsked && <Finished document={document} template={template} answers={answers} onRevise={again} onGoOn={goOn} />}
      {session && isAsked && (
        <div className="halves">
          <div className="questions">
            {question?.id === 'review' ? (
              <Review question={question} busy={answering} onRevise={again} onDone={() => void say(true)} />
            ) : list && oneByOne !== list.id ? (
              <GroupsForm key={list.id} list={list} answers={answers} busy={answering} reprompt={reprompt} onAnswer={(rows) => void attempt(answer(rows, list.id))} onOneByOne={() => setOneByOne(list.id)} />
            ) : question ? (
              <QuestionForm key={`${question.id} ${session.turn}`} question={question} busy={answering} reprompt={reprompt} onAnswer={say} />
            ) : (
              <p className="empty" role="status">One moment…</p>
            )}
            <Answers template={template} answers={answers} current={list?.id ?? question?.id} onRevise={again} />
          </div>
          <Preview template={template} answers={answers} />
        </div>
      )}
    </section>
  );
}
