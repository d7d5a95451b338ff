import { useConversations, useParley } from '@parley/react';
import { useEffect, useState } from 'react';
import { usePeople } from '../people/people-context';
import { ConversationRow } from './ConversationRow';
import { useArchived } from './use-archived';

const FILTERS = { all: 'All', ai: 'AI', people: 'People', archived: 'Archived' } as const;
type Filter = keyof typeof FILTERS;

/** One's conversations: pinned first, then the latest. */
export function ConversationList({ current }: { readonly current: string | undefined }) {
  const { conversations, status, hasMore, loading, loadMore } = useConversations();
  const { user } = useParley();
  const { people } = usePeople();
  const [filter, setFilter] = useState<Filter>('all');
  const archived = useArchived(filter === 'archived');
  const shown = filter === 'archived' ? archived : conversations.filter(({ kind }) => filter === 'all' || (kind === 'ai') === (filter === 'ai'));

  useEffect(() => people.look(shown), [people, shown]);

  return (
    <nav className="conversations" aria-label="Conversations">
      <div className="filters" role="group" aria-label="Which conversations">
        {Object.entries(FILTERS).map(([key, name]) => (
          <button key={key} type="button" className="chip" aria-pressed={filter === key} onClick={() => setFilter(key as Filter)}>{name}</button>
        ))}
      </div>
      {shown.length > 0 ? (
        <ul>
          {shown.map((one) => <ConversationRow key={one.id} conversation={one} isCurrent={one.id === current} />)}
        </ul>
      ) : (
        <p className="empty">{emptyText(status, filter, user?.anonymous)}</p>
      )}
      {hasMore && filter !== 'archived' && (
        <button type="button" className="quiet wide" disabled={loading} onClick={() => void loadMore()}>{loading ? 'Loading…' : 'Show more'}</button>
      )}
    </nav>
  );
}

function emptyText(status: string, filter: Filter, isVisitor: boolean | undefined): string {
  if (status === 'opening') return 'Loading…';
  if (isVisitor) return 'You are looking around without a name: public conversations can be opened by their address.';
  return filter === 'archived' ? 'Nothing is archived.' : 'Nothing here yet. Ask the AI something, or write to somebody.';
}

