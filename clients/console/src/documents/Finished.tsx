import { type useDocument, useParley } from '@parley/react';
import { Download, FilePen } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { go } from '../shell/route';
import { useNotices } from '../ui/Notices';
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
}

/** The document is there: to read, to download, to begin another version of. */
export function Finished({ document: { session, export: exported, start }, template }: Props) {
  const { parley, user } = useParley();
  const { attempt } = useNotices();
  const [content, setContent] = useState<{ title: string; content: string }>();
  const [busy, setBusy] = useState<string>();
  const id = session?.document_id;

  useEffect(() => {
    if (!id) return;
    void attempt(
      parley.fetch(`/documents/${encodeURIComponent(id)}`).then(async (answer) => {
        if (!answer.ok) throw new Error(`The document could not be read (${answer.status}).`);
        setContent(await answer.json());
      }),
    );
  }, [parley, id, attempt]);

  const download = async (format: (typeof FORMATS)[number]) => {
    setBusy(format.format);
    await attempt(exported(format.format).then((file) => save(file, `${content?.title ?? template?.title ?? 'document'}.${format.extension}`)));
    setBusy(undefined);
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
    <div className="finished">
      <div className="downloads" role="group" aria-label="Download">
        {FORMATS.map((format) => (
          <button key={format.format} type="button" className={format.format === 'pdf' ? 'primary' : ''} disabled={busy !== undefined} aria-busy={busy === format.format} onClick={() => void download(format)}>
            <Download aria-hidden="true" />{format.name}
          </button>
        ))}
        <button type="button" disabled={busy !== undefined || !template} onClick={() => void anew()} title="The same answers, to be looked over and changed"><FilePen aria-hidden="true" />Make another version</button>
      </div>
      <div className="preview" tabIndex={0} role="region" aria-label="The document">
        <article className="paper">
          {content ? <Suspense fallback={<p className="empty">Loading…</p>}><Markdown text={content.content} hasMaths={false} /></Suspense> : <p className="empty" role="status">Loading…</p>}
        </article>
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
