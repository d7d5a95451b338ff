import type { Conversation, Participant } from '@parley/client';
import { useParley, usePresence } from '@parley/react';
import { ArrowLeft, Info } from 'lucide-react';
import { useMemo } from 'react';
import { titleOf } from '../conversations/titles';
import { usePeople } from '../people/people-context';
import { addressOf } from '../shell/route';
import { Avatar } from '../ui/Avatar';
import { exact, shortTime } from '../ui/time';

interface Props {
  readonly details: Conversation | undefined;
  readonly participants: readonly Participant[];
  readonly showsDetails: boolean;
  readonly onDetails: (shows: boolean) => void;
}

export function ThreadHeader({ details, participants, showsDetails, onDetails }: Props) {
  const { user } = useParley();
  const known = usePeople();
  const others = useMemo(() => participants.map(({ user_id }) => user_id).filter((one) => one !== user?.id), [participants, user]);
  const presence = usePresence(others);
  const title = details ? titleOf(details, known, user?.id) : '';
  const there = others.filter((one) => presence.get(one)?.online);
  const lastSeen = details?.kind === 'direct' ? presence.get(others[0] ?? '')?.last_seen : undefined;

  return (
    <header className="bar thread-header">
      <a className="button quiet icon back" href={addressOf({ page: 'home' })} aria-label="Back to the list"><ArrowLeft aria-hidden="true" /></a>
      {details && <Avatar name={title} kind={details.kind === 'ai' ? 'ai' : details.kind === 'group' ? 'group' : 'person'} online={details.kind === 'direct' && there.length > 0} small />}
      <div className="about">
        <h1>{title}</h1>
        {details && details.kind !== 'ai' && (
          <p className="faint presence">
            {details.kind === 'group' ? `${participants.length} members, ${there.length + 1} online` : there.length > 0 ? 'Online' : lastSeen ? <span title={exact(lastSeen)}>{`Last seen ${shortTime(lastSeen)}`}</span> : 'Offline'}
          </p>
        )}
      </div>
      <button type="button" className="quiet icon" aria-pressed={showsDetails} onClick={() => onDetails(!showsDetails)} aria-label="Details and members" title="Details and members"><Info aria-hidden="true" /></button>
    </header>
  );
}
