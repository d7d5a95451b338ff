import type { Conversation } from '@parley/client';
import { useParley, usePresence } from '@parley/react';
import { Archive, ArchiveRestore, MoreHorizontal, Pin, PinOff } from 'lucide-react';
import { memo, useMemo } from 'react';
import { usePeople } from '../people/people-context';
import { addressOf } from '../shell/route';
import { Avatar } from '../ui/Avatar';
import { Menu, MenuItem } from '../ui/Menu';
import { useNotices } from '../ui/Notices';
import { shortTime } from '../ui/time';
import { titleOf } from './titles';

interface Props {
  readonly conversation: Conversation;
  readonly isCurrent: boolean;
}

export const ConversationRow = memo(function ConversationRow({ conversation, isCurrent }: Props) {
  const { parley, user } = useParley();
  const known = usePeople();
  const { attempt } = useNotices();
  const { id, kind, pinned, archived, unread, last_message_at, created_at } = conversation;
  const title = titleOf(conversation, known, user?.id);
  const other = kind === 'direct' ? known.inConversation.get(id)?.find((one) => one !== user?.id) : undefined;
  const presence = usePresence(useMemo(() => (other ? [other] : []), [other]));
  const online = other !== undefined && presence.get(other)?.online === true;
  const update = (changes: { pinned?: boolean; archived?: boolean }) => void attempt(parley.command('conversation.update', { conversation_id: id, ...changes }));

  return (
    <li className="conversation-row" data-current={isCurrent}>
      <a href={addressOf({ page: 'conversation', id })} aria-current={isCurrent ? 'page' : undefined}>
        <Avatar name={title} kind={kind === 'ai' ? 'ai' : kind === 'group' ? 'group' : 'person'} online={online} />
        <span className="words">
          <span className="title">{title}{online && <span className="unseen">, online</span>}</span>
          <time dateTime={last_message_at ?? created_at}>{shortTime(last_message_at ?? created_at)}</time>
        </span>
        <span className="marks">
          {pinned && <Pin aria-label="pinned" />}
          {unread > 0 && <span className="unread">{unread >= 1000 ? '999+' : unread}<span className="unseen"> unread</span></span>}
        </span>
      </a>
      <Menu label={`Actions for ${title}`} icon={<MoreHorizontal aria-hidden="true" />}>
        <MenuItem icon={pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />} onSelect={() => update({ pinned: !pinned })}>{pinned ? 'Unpin' : 'Pin'}</MenuItem>
        <MenuItem icon={archived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />} onSelect={() => update({ archived: !archived })}>{archived ? 'Take out of the archive' : 'Archive'}</MenuItem>
      </Menu>
    </li>
  );
});
