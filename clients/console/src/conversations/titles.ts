import type { Conversation } from '@parley/client';
import type { PeopleSnapshot } from '../people/people';

/** What a conversation is called: its title, or who else is in it. */
export function titleOf({ id, kind, title }: Pick<Conversation, 'id' | 'kind' | 'title'>, { byId, inConversation }: PeopleSnapshot, me: string | undefined): string {
  if (title) return title;
  if (kind === 'ai') return 'New chat';
  const others = (inConversation.get(id) ?? []).filter((one) => one !== me).map((one) => byId.get(one)?.name ?? 'Somebody');
  if (others.length > 0) return others.join(', ');
  return kind === 'direct' ? 'Direct chat' : 'Group';
}

/** A title for what begins with these words. */
export function titleFrom(words: string): string {
  const line = words.trim().split('\n').find((one) => one.trim() !== '' && !one.startsWith('```')) ?? 'New chat';
  const text = [...line.trim()];
  return text.length <= 60 ? text.join('') : `${text.slice(0, 59).join('').trimEnd()}…`;
}
