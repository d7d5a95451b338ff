import { useConversations, useParley } from '@parley/react';
import { useEffect } from 'react';
import { ConversationRow } from '../conversations/ConversationRow';
import { titleOf } from '../conversations/titles';
import { usePeople } from '../people/people-context';
import { addressOf } from '../shell/route';
import { shortTime } from '../ui/time';
import { useSearch } from './use-search';

/** What was found, in place of the list of conversations. */
export function SearchResults({ query, current }: { readonly query: string; readonly current: string | undefined }) {
  const found = useSearch(query);
  const known = usePeople();
  const { user, isConnected } = useParley();
  const { conversations: listed } = useConversations();
  const { people } = known;
  useEffect(() => people.look(found?.conversations ?? []), [people, found]);

  // Chats of two have no title on the server.
  const byName = listed.filter((one) => !one.title && titleOf(one, known, user?.id).toLowerCase().includes(query.toLowerCase()));
  const conversations = [...byName, ...(found?.conversations ?? []).filter(({ id }) => !byName.some((one) => one.id === id))];
  const nothing = found?.query === query && conversations.length === 0 && found.hits.length === 0;

  return (
    <nav className="conversations" aria-label="Found" aria-busy={found?.query !== query}>
      <p className="unseen" role="status">{found?.query === query ? `${conversations.length} conversations, ${found.hits.length} messages` : 'Searching…'}</p>
      {conversations.length > 0 && <h2 className="heading">Conversations</h2>}
      {conversations.length > 0 && <ul>{conversations.map((one) => <ConversationRow key={one.id} conversation={one} isCurrent={one.id === current} />)}</ul>}
      {found && found.hits.length > 0 && <h2 className="heading">Messages</h2>}
      {found && found.hits.length > 0 && (
        <ul>
          {found.hits.map(({ message, snippet }) => {
            const from = listed.find(({ id }) => id === message.conversation_id);
            return (
              <li key={message.id} className="hit">
                <a href={addressOf({ page: 'conversation', id: message.conversation_id, message: message.id })}>
                  <span className="about"><span>{from ? titleOf(from, known, user?.id) : 'Conversation'}</span><time dateTime={message.created_at}>{shortTime(message.created_at)}</time></span>
                  <span className="snippet"><Snippet text={snippet} /></span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
      {!isConnected && <p className="empty">Searching needs the connection.</p>}
      {found?.trouble && <p className="trouble" role="alert">{found.trouble}</p>}
      {nothing && !found.trouble && <p className="empty">Nothing is found.</p>}
    </nav>
  );
}

/** The words found stand between `**`. */
function Snippet({ text }: { readonly text: string }) {
  return text.split('**').map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part));
}
