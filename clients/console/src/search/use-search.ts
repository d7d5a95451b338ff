import type { Conversation, Message } from '@parley/client';
import { useParley } from '@parley/react';
import { useEffect, useState } from 'react';

export interface Found {
  readonly query: string;
  readonly conversations: readonly Conversation[];
  readonly hits: readonly { readonly message: Message; readonly snippet: string }[];
  readonly trouble?: string;
}

/** How long after the last key it is asked, in milliseconds. */
const PAUSE = 250;

/** Titles and messages in which these words stand; nothing until they are found. */
export function useSearch(query: string): Found | undefined {
  const { parley, isConnected } = useParley();
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (query === '' || !isConnected) return setFound(undefined);
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const [{ conversations }, { hits }] = await Promise.all([
          parley.command('conversation.list', { query, limit: 10 }),
          parley.command('message.search', { query, limit: 30 }),
        ]);
        if (current) setFound({ query, conversations, hits });
      } catch (failure) {
        if (current) setFound({ query, conversations: [], hits: [], trouble: failure instanceof Error ? failure.message : String(failure) });
      }
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [parley, query, isConnected]);
  return found;
}
