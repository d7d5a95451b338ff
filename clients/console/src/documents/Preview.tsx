import { lazy, Suspense, useMemo } from 'react';
import { draftOf } from './preview';
import type { TemplateSource } from './template';

const Markdown = lazy(() => import('../markdown/Markdown'));

/** The document as far as it is known. */
export function Preview({ template, answers }: { readonly template: TemplateSource | undefined; readonly answers: Readonly<Record<string, unknown>> }) {
  const draft = useMemo(() => (template?.body ? draftOf(template.body, template.questions, answers, new Date()) : undefined), [template, answers]);
  return (
    <aside className="preview" aria-label="Preview" tabIndex={0}>
      <p className="stamp faint">Draft</p>
      <article className="paper">
        {draft === undefined ? <p className="empty">The document shows here as it grows.</p> : <Suspense fallback={<p className="empty">Loading…</p>}><Markdown text={draft} hasMaths={false} /></Suspense>}
      </article>
    </aside>
  );
}
