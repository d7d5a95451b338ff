import { type useDocument, useParley } from '@parley/react';
import { Download, FilePen, FilePlus2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { go } from '../shell/route';
import { useNotices } from '../ui/Notices';
import { Answers } from './Answers';
import { prefillOf } from './groups';
import { remember } from './sessions';
import type { TemplateSource } from './template';

const Markdown = lazy(() => import('../markdown/Markdown'));
const FORMATS = [
  { format: 'pdf', name: 'PDF', extension: 'pdf' },
  { format: 'word', name: 'Word', extension: 'docx' },
  { format: 'html', name: 'HTML', extension: 'html' },
  { format: 'md', name: 'Markdown', extension: 'md' },
] as const;

interface Props {
  readonly document: ReturnType<typeof useDocument>;
  readonly template: TemplateSource | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly onRevise: (question: string) => void;
  /** With a revision that was begun. */
  readonly onGoOn: () => void;
}

/** The document is there: to read, to download, to revise, to begin another like it. */
export function Finished({ document: { session, question, export: exported, start }, template, answers, onRevise, onGoOn }: Props) {
  const { parley, user } = useParley();
  const { attempt } = useNotices();
  const [content, setContent] = useState<{ title: string; content: string }>();
  const [busy, setBusy] = useState<string>();
  const [chooses, setChooses] = useState(false);
  const { id: sessionId, document_id: id, document_version: version = 1 } = session ?? {};

  // While something is asked there is nothing to choose: another device may have begun.
  if (chooses && question) setChooses(false);

  useEffect(() => {
    // Nothing of another version is shown as this one, whichever is read first.
    setContent(undefined);
    if (!id) return;
    let alive = true;
    void attempt(
      parley.fetch(`/documents/${encodeURIComponent(id)}`).then(async (answer) => {
        if (!answer.ok) throw new Error(`The document could not be read (${answer.status}).`);
        const read = await answer.json();
        if (alive) setContent(read);
      }),
    );
    return () => {
      alive = false;
    };
  }, [parley, id, attempt]);

  const download = async (format: (typeof FORMATS)[number]) => {
    setBusy(format.format);
    await attempt(exported(format.format).then((file) => save(file, `${content?.title ?? template?.title ?? 'document'}${version > 1 ? ` (version ${version})` : ''}.${format.extension}`)));
    setBusy(undefined);
  };

  const revise = () => {
    if (question) return onGoOn();
    setChooses(!chooses);
    // Another device may have answered otherwise.
    if (sessionId) void parley.document(sessionId).open();
  };

  const anew = async () => {
    if (!session?.template_id || !template) return;
    setBusy('anew');
    await attempt(
      start(session.template_id, { prefill: prefillOf(template.questions, session.answers) }).then((next) => {
        remember(user?.id ?? '', { id: next, title: template.title, at: new Date().toISOString(), status: 'active' });
        go({ page: 'document', id: next });
      }),
    );
    setBusy(undefined);
  };

  return (
    <div className="finished" data-chooses={chooses}>
      <div className="downloads" role="group" aria-label="This document">
        <span className="version faint">Version {version}</span>
        {FORMATS.map((format) => (
          <button key={format.format} type="button" className={format.format === 'pdf' ? 'primary' : ''} disabled={busy !== undefined} aria-busy={busy === format.format} onClick={() => void download(format)}>
            <Download aria-hidden="true" />{format.name}
          </button>
        ))}
        <button type="button" disabled={!template} aria-expanded={question ? undefined : chooses} onClick={revise} title="Change an answer, and have this document made anew"><FilePen aria-hidden="true" />{question ? 'Go on revising' : 'Revise'}</button>
        <button type="button" disabled={busy !== undefined || !template} onClick={() => void anew()} title="The same answers, in a document of its own"><FilePlus2 aria-hidden="true" />Begin another like it</button>
      </div>
      <div className={chooses ? 'halves' : 'whole'}>
        {chooses && (
          <div className="questions">
            <p>Which answer is to be another?</p>
            <Answers template={template} answers={answers} current={undefined} onRevise={onRevise} />
          </div>
        )}
        <div className="preview" tabIndex={0} role="region" aria-label="The document">
          <article className="paper">
            {content ? <Suspense fallback={<p className="empty">Loading…</p>}><Markdown text={content.content} hasMaths={false} /></Suspense> : <p className="empty" role="status">Loading…</p>}
          </article>
        </div>
      </div>
    </div>
  );
}

/** Gives the browser a file to keep. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|]/g, '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
