import { useConversations, useParley } from '@parley/react';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Settings } from '../app/settings';
import { go } from '../shell/route';
import { Dialog } from '../ui/Dialog';
import { useNotices } from '../ui/Notices';
import { findPerson } from './find-person';
import type { Person } from './people';
import { usePeople } from './people-context';

/** Whom to write to: one person, or several in a group. */
export function NewChatDialog({ settings, onClose }: { readonly settings: Settings; readonly onClose: () => void }) {
  const { create } = useConversations();
  const { user } = useParley();
  const { byId } = usePeople();
  const { attempt } = useNotices();
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [typed, setTyped] = useState('');
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const known = [...byId.values()].filter(({ id }) => id !== user?.id && !chosen.some((one) => one.id === id));
  const isGroup = chosen.length > 1 || title.trim() !== '';

  const add = async (): Promise<readonly Person[]> => {
    const words = typed.trim();
    if (!words) return chosen;
    const id = await findPerson(words, settings);
    const added = chosen.some((one) => one.id === id) ? chosen : [...chosen, { id, name: byId.get(id)?.name ?? (words.length > 40 ? 'Somebody' : words) }];
    setChosen(added);
    setTyped('');
    return added;
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const begin = async () => {
      const people = await add();
      if (people.length === 0) throw new Error('Say whom you want to write to.');
      const participants = people.map(({ id }) => id);
      const group = people.length > 1 || title.trim() !== '';
      const conversation = await create(group ? { kind: 'group', participants, ...(title.trim() ? { title: title.trim() } : {}) } : { kind: 'direct', participants });
      onClose();
      go({ page: 'conversation', id: conversation.id });
    };
    void attempt(begin()).then(() => setBusy(false));
  };

  return (
    <Dialog title="Write to people" onClose={onClose}>
      <form onSubmit={submit}>
        {chosen.length > 0 && (
          <ul className="chosen" aria-label="Chosen">
            {chosen.map(({ id, name }) => (
              <li key={id}>{name}<button type="button" className="quiet icon" aria-label={`Without ${name}`} onClick={() => setChosen(chosen.filter((one) => one.id !== id))}><X aria-hidden="true" /></button></li>
            ))}
          </ul>
        )}
        <label htmlFor="person">{settings.tokens ? 'Name, link or id' : 'Link or id'}</label>
        <div className="row">
          <input id="person" value={typed} onChange={(event) => setTyped(event.target.value)} data-first autoComplete="off" placeholder={settings.tokens ? 'Bob' : `${location.origin}/#/with/…`} />
          <button type="button" disabled={!typed.trim() || busy} onClick={() => void attempt(add())}>Add</button>
        </div>
        {known.length > 0 && (
          <div className="suggestions" role="group" aria-label="People you know">
            {known.slice(0, 12).map((one) => <button key={one.id} type="button" className="chip" onClick={() => setChosen([...chosen, one])}>{one.name}</button>)}
          </div>
        )}
        <p className="hint">{settings.tokens ? 'On this local stack any name will do. One person makes a direct chat, several a group.' : 'People find their link in the menu under their name.'}</p>
        <label htmlFor="group-title">Title of a group <span className="faint">(optional)</span></label>
        <input id="group-title" value={title} onChange={(event) => setTitle(event.target.value)} maxLength={255} autoComplete="off" />
        <div className="row end">
          <button className="primary" disabled={busy || (chosen.length === 0 && !typed.trim())}>{isGroup ? 'Begin the group' : 'Begin the chat'}</button>
        </div>
      </form>
    </Dialog>
  );
}
