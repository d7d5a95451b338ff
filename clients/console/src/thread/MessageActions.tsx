import type { Kind, TimelineMessage } from '@parley/client';
import { Copy, MoreHorizontal, Pencil, Reply, RotateCcw, SmilePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Question } from '../ui/Dialog';
import { Menu, MenuItem, MenuLine } from '../ui/Menu';
import { useNotices } from '../ui/Notices';
import { useThread } from './thread-context';

const EMOJI = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '👀'];

interface Props {
  readonly message: TimelineMessage;
  readonly isMine: boolean;
  readonly isOwner: boolean;
  readonly kind: Kind | undefined;
  readonly me: string | undefined;
}

/** What can be done with a message; shown where one points at it or stands on it. */
export function MessageActions({ message, isMine, isOwner, kind, me }: Props) {
  const { answer, beginEditing, delete: remove, react, regenerate } = useThread();
  const { tell } = useNotices();
  const [asks, setAsks] = useState(false);
  const { id, role, content, reactions } = message;
  if (!id) return null;
  const isAnswer = role === 'assistant';
  const has = (emoji: string) => reactions?.some((one) => one.emoji === emoji && one.user_ids.includes(me ?? '')) === true;
  const copy = () => void navigator.clipboard.writeText(content).then(() => tell('Copied'), () => tell('The browser does not allow copying here', true));

  return (
    <div className="actions">
      {isAnswer && <button type="button" className="quiet icon" onClick={() => regenerate(id)} aria-label="Another answer" title="Another answer"><RotateCcw aria-hidden="true" /></button>}
      {kind !== 'ai' && (
        <Menu label="React" icon={<SmilePlus aria-hidden="true" />}>
          <div className="emoji">
            {EMOJI.map((emoji) => <MenuItem key={emoji} onSelect={() => react(id, emoji, !has(emoji))}>{emoji}</MenuItem>)}
          </div>
        </Menu>
      )}
      {kind === 'ai' && <button type="button" className="quiet icon" onClick={copy} aria-label="Copy" title="Copy"><Copy aria-hidden="true" /></button>}
      {kind !== 'ai' && <button type="button" className="quiet icon" onClick={() => answer(message)} aria-label="Reply" title="Reply"><Reply aria-hidden="true" /></button>}
      {isMine && kind === 'ai' && <button type="button" className="quiet icon" onClick={() => beginEditing(id)} aria-label="Edit and ask again" title="Edit and ask again"><Pencil aria-hidden="true" /></button>}
      {(kind !== 'ai' || isMine || isOwner) && (
        <Menu label="More" icon={<MoreHorizontal aria-hidden="true" />}>
          {kind !== 'ai' && <MenuItem icon={<Copy aria-hidden="true" />} onSelect={copy}>Copy</MenuItem>}
          {isMine && <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => setTimeout(() => beginEditing(id))}>Edit</MenuItem>}
          {isMine && kind === 'ai' && <MenuItem icon={<RotateCcw aria-hidden="true" />} onSelect={() => regenerate(id)}>Ask again</MenuItem>}
          {(isMine || isOwner) && <MenuLine />}
          {(isMine || isOwner) && <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => setAsks(true)}>Delete</MenuItem>}
        </Menu>
      )}
      {asks && <Question title="Delete this message?" text="Its words are gone for everybody; that it was there stays to be seen." verb="Delete" onClose={() => setAsks(false)} onYes={() => remove(id)} />}
    </div>
  );
}
