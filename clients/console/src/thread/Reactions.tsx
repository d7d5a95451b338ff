import type { TimelineMessage } from '@parley/client';
import type { Authors } from './names';
import { useThread } from './thread-context';

interface Props {
  readonly message: TimelineMessage;
  readonly me: string | undefined;
  readonly authors: Authors;
}

export function Reactions({ message: { id, reactions, deleted_at }, me, authors }: Props) {
  const { react } = useThread();
  if (!id || !reactions?.length || deleted_at) return null;
  return (
    <ul className="reactions" aria-label="Reactions">
      {reactions.map(({ emoji, user_ids }) => {
        const isMine = me !== undefined && user_ids.includes(me);
        const names = user_ids.map((one) => (one === me ? 'you' : (authors.get(one)?.name ?? 'somebody')));
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
