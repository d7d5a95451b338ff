import type { Participant, TimelineMessage } from '@parley/client';
import { isSameDay } from '../ui/time';

/** What follows within so long looks like one, in milliseconds. */
const TOGETHER = 5 * 60_000;

/** How a message stands among its neighbours. */
export function surroundings(messages: readonly TimelineMessage[], index: number): { readonly beginsDay: boolean; readonly continues: boolean } {
  const [before, message] = [messages[index - 1], messages[index]];
  if (!message) return { beginsDay: false, continues: false };
  const at = message.created_at;
  const beginsDay = at !== undefined && (before?.created_at === undefined ? index === 0 : !isSameDay(before.created_at, at));
  const sameAuthor = before !== undefined && before.role === message.role && before.sender_id === message.sender_id && !before.deleted_at;
  const isNear = at === undefined || before?.created_at === undefined || Date.parse(at) - Date.parse(before.created_at) < TOGETHER;
  return { beginsDay, continues: sameAuthor && isNear && !beginsDay && message.role === 'user' };
}

/** Who has read up to which message, by its local id; without oneself. */
export function readersOf(messages: readonly TimelineMessage[], participants: readonly Participant[], readSeqs: ReadonlyMap<string, number>, me: string | undefined): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  for (const { user_id, name } of participants) {
    const seq = user_id === me ? 0 : (readSeqs.get(user_id) ?? 0);
    if (seq === 0) continue;
    const last = messages.findLast((one) => one.state === 'stored' && (one.seq ?? Infinity) <= seq);
    if (!last || last.sender_id === user_id) continue;
    readers.set(last.localId, [...(readers.get(last.localId) ?? []), name ?? 'Somebody']);
  }
  return readers;
}
