import type { Conversation, Participant } from '@parley/client';
import { useConversation, useParley, usePresence } from '@parley/react';
import { LogOut, Trash2, UserMinus, UserPlus, X } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import type { Settings } from '../app/settings';
import { findPerson } from '../people/find-person';
import { go } from '../shell/route';
import { Avatar } from '../ui/Avatar';
import { Question } from '../ui/Dialog';
import { useNotices } from '../ui/Notices';
import { exact, shortTime } from '../ui/time';
import { BlockButton } from './BlockButton';

interface Props {
  readonly details: Conversation;
  readonly participants: readonly Participant[];
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** What a conversation is, who takes part, and what one may change of it. */
export function Details({ details, participants, settings, onClose }: Props) {
  const { user } = useParley();
  const { update, leave, delete: remove, addParticipant, removeParticipant } = useConversation(details.id);
  const { attempt } = useNotices();
  const [asks, setAsks] = useState<'leave' | 'delete'>();
  const presence = usePresence(useMemo(() => participants.map(({ user_id }) => user_id), [participants]));
  const { kind, role } = details;
  const isOwner = role === 'owner';
  const other = kind === 'direct' ? participants.find(({ user_id }) => user_id !== user?.id) : undefined;
  const away = (what: Promise<unknown>) => void attempt(what).then((went) => went && go({ page: 'home' }));

  return (
    <aside className="details" aria-label="Details">
      <header className="bar">
        <h2>Details</h2>
        <button type="button" className="quiet icon" onClick={onClose} aria-label="Close the details"><X aria-hidden="true" /></button>
      </header>
      <div className="scroll">
        {isOwner && kind !== 'direct' ? <TitleForm key={details.title} title={details.title ?? ''} onSave={(title) => void attempt(update({ title }))} /> : null}
        {kind !== 'ai' && (
          <>
            <h3>{participants.length} members</h3>
            <ul className="members">
              {participants.map(({ user_id, name = 'Somebody', role: theirs }) => {
                const there = user_id === user?.id || presence.get(user_id)?.online === true;
                const seen = presence.get(user_id)?.last_seen;
                return (
                  <li key={user_id}>
                    <Avatar name={name} online={there} small />
                    <span className="name">{name}{user_id === user?.id && <span className="faint"> (you)</span>}</span>
                    <span className="faint">{theirs === 'owner' && kind === 'group' ? 'owner · ' : ''}{there ? 'online' : seen ? <span title={exact(seen)}>seen {shortTime(seen)}</span> : 'offline'}</span>
                    {isOwner && kind === 'group' && user_id !== user?.id && (
                      <button type="button" className="quiet icon" onClick={() => void attempt(removeParticipant(user_id))} aria-label={`Remove ${name}`} title={`Remove ${name}`}><UserMinus aria-hidden="true" /></button>
                    )}
                  </li>
                );
              })}
            </ul>
          </>
        )}
        {isOwner && kind === 'group' && <AddForm settings={settings} onAdd={(typed) => attempt(findPerson(typed, settings).then(addParticipant))} />}
        <div className="column">
          {other && <BlockButton person={other.user_id} name={other.name ?? 'them'} />}
          {kind === 'group' && <button type="button" onClick={() => setAsks('leave')}><LogOut aria-hidden="true" />Leave the group</button>}
          {isOwner && <button type="button" className="danger" onClick={() => setAsks('delete')}><Trash2 aria-hidden="true" />Delete for everybody</button>}
        </div>
      </div>
      {asks === 'leave' && <Question title="Leave this group?" text="You hear nothing more of it until somebody adds you again." verb="Leave" onClose={() => setAsks(undefined)} onYes={() => away(leave())} />}
      {asks === 'delete' && <Question title="Delete this conversation?" text="It is gone for everybody who takes part, with all that was said." verb="Delete" onClose={() => setAsks(undefined)} onYes={() => away(remove())} />}
    </aside>
  );
}

function TitleForm({ title, onSave }: { readonly title: string; readonly onSave: (title: string) => void }) {
  const [text, setText] = useState(title);
  return (
    <form onSubmit={(event: FormEvent) => (event.preventDefault(), onSave(text.trim()))}>
      <label htmlFor="title">Title</label>
      <div className="row">
        <input id="title" value={text} onChange={(event) => setText(event.target.value)} maxLength={255} required />
        <button disabled={!text.trim() || text.trim() === title}>Save</button>
      </div>
    </form>
  );
}

function AddForm({ settings, onAdd }: { readonly settings: Settings; readonly onAdd: (typed: string) => Promise<boolean> }) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    void onAdd(typed).then((went) => {
      if (went) setTyped('');
      setBusy(false);
    });
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="add-member">Add somebody</label>
      <div className="row">
        <input id="add-member" value={typed} onChange={(event) => setTyped(event.target.value)} required autoComplete="off" placeholder={settings.tokens ? 'Name, link or id' : 'Link or id'} />
        <button disabled={busy || !typed.trim()} aria-label="Add"><UserPlus aria-hidden="true" /></button>
      </div>
    </form>
  );
}
