import type { FormerParticipant, TimelineMessage } from '@parley/client';

/** Whoever may have said something, by id. */
export type Authors = ReadonlyMap<string, FormerParticipant>;

/** Whose message it is. */
export function nameOf({ role, sender_id }: Pick<TimelineMessage, 'role' | 'sender_id'>, authors: Authors): string {
  if (role === 'assistant' || sender_id === undefined) return 'AI';
  return authors.get(sender_id)?.name ?? 'Somebody';
}
