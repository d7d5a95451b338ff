import type { Participant, TimelineMessage } from '@parley/client';

/** Whose message it is. */
export function nameOf({ role, sender_id }: Pick<TimelineMessage, 'role' | 'sender_id'>, participants: readonly Participant[]): string {
  if (role === 'assistant' || sender_id === undefined) return 'AI';
  return participants.find(({ user_id }) => user_id === sender_id)?.name ?? 'Somebody';
}
