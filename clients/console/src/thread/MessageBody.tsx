import type { TimelineMessage } from '@parley/client';
import { Paperclip } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { linked } from './links';

const Markdown = lazy(() => import('../markdown/Markdown'));

/** What a message says: Markdown of the AI and of whoever writes it, else the words as they are. */
export const MessageBody = memo(function MessageBody({ message }: { readonly message: TimelineMessage }) {
  const { content, deleted_at, state, attachments } = message;
  if (deleted_at) return <p className="text deleted">This message was deleted.</p>;
  if (state === 'waiting') return <p className="text waiting">The AI is away. It will answer as soon as it is back.</p>;
  if (state === 'streaming' && content === '') return message.reasoning ? null : <p className="text waiting"><span className="dots" aria-hidden="true"><i /><i /><i /></span><span className="unseen">The AI is answering</span></p>;
  return (
    <>
      {isMarkdown(message) ? (
        <Suspense fallback={<p className="text">{content}</p>}>
          <Markdown text={asMarkdown(message)} isGrowing={state === 'streaming'} />
        </Suspense>
      ) : (
        <p className="text">{linked(content)}</p>
      )}
      {attachments?.map(({ url, name }) => (
        <a key={url} className="attachment" href={url} target="_blank" rel="noopener noreferrer"><Paperclip aria-hidden="true" />{name ?? url}</a>
      ))}
    </>
  );
});

function isMarkdown({ role, content, content_type }: TimelineMessage): boolean {
  return role === 'assistant' || content_type === 'markdown' || content_type === 'code' || content_type === 'json' || /^```/m.test(content);
}

function asMarkdown({ content, content_type }: TimelineMessage): string {
  if (content_type !== 'code' && content_type !== 'json') return content;
  const fence = '`'.repeat(Math.max(3, ...[...content.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return `${fence}${content_type === 'json' ? 'json' : ''}\n${content}\n${fence}`;
}
