import { useParley } from '@parley/react';
import { FileText, Search, Sparkles, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../app/settings';
import { ConnectionBadge } from '../connection/ConnectionBadge';
import { ConversationList } from '../conversations/ConversationList';
import { NewChatDialog } from '../people/NewChatDialog';
import { SearchResults } from '../search/SearchResults';
import { PersonMenu } from './PersonMenu';
import { addressOf, type Route } from './route';

interface Props {
  /** There is nothing beside it: it is the page. */
  readonly isAlone: boolean;
  readonly settings: Settings;
  readonly route: Route;
  readonly frames: boolean;
  readonly onFrames: (open: boolean) => void;
  readonly onHelp: () => void;
  readonly onSignOut: () => void;
}

export function Sidebar({ isAlone, settings, route, frames, onFrames, onHelp, onSignOut }: Props) {
  const { user } = useParley();
  const [query, setQuery] = useState('');
  const [writing, setWriting] = useState(false);
  const current = route.page === 'conversation' ? route.id : undefined;

  const Frame = isAlone ? 'main' : 'aside';

  return (
    <Frame className="sidebar" aria-label="Parley">
      <header className="brand">
        <img src="/console/icon.svg" alt="" width="24" height="24" />
        <h1>Parley</h1>
        <PersonMenu settings={settings} frames={frames} onFrames={onFrames} onHelp={onHelp} onSignOut={onSignOut} />
      </header>
      {user?.anonymous !== true && (
        <div className="begin">
          <a className="button primary" href={addressOf({ page: 'new' })}><Sparkles aria-hidden="true" />Ask the AI</a>
          <button type="button" onClick={() => setWriting(true)}><UsersRound aria-hidden="true" />Write to people</button>
          <a className="button" href={addressOf({ page: 'documents' })} aria-current={route.page === 'documents' || route.page === 'document' ? 'page' : undefined}><FileText aria-hidden="true" />Documents</a>
        </div>
      )}
      <div className="search" role="search">
        <Search aria-hidden="true" />
        <input id="search" type="search" value={query} onChange={(event) => setQuery(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && setQuery('')} maxLength={400} placeholder="Search" aria-label="Search conversations and messages" />
        <kbd aria-hidden="true">Ctrl K</kbd>
      </div>
      {query.trim() ? <SearchResults query={query.trim()} current={current} /> : <ConversationList current={current} />}
      <footer className="standing">
        <ConnectionBadge />
      </footer>
      {writing && <NewChatDialog settings={settings} onClose={() => setWriting(false)} />}
    </Frame>
  );
}
