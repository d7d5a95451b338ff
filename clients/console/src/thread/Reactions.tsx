import type { Participant, TimelineMessage } from '@parley/client';
import { useThread } from './thread-context';

interface Props {
  readonly message: TimelineMessage;
  readonly me: string | undefined;
  readonly participants: readonly Participant[];
}

export function Reactions({ message: { id, reactions, deleted_at }, me, participants }: Props) {
  const { react } = useThread();
  if (!id || !reactions?.length || deleted_at) return null;
  return (
    <ul className="reactions" aria-label="Reactions">
      {reactions.map(({ emoji, user_ids }) => {
        const isMine = me !== undefined && user_ids.includes(me);
        const names = user_ids.map((one) => (one === me ? 'you' : (participants.find(({ user_id }) => user_id === one)?.name ?? 'somebody')));
        return (
          <li key={emoji}>
            <button type="button" className="chip" aria-pressed={isMine} title={new Intl.ListFormat('en').format(names)} aria-label={`${emoji} ${user_ids.length}`} onClick={() => react(id, emoji, !isMine)}>
              {emoji} {user_ids.length}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
