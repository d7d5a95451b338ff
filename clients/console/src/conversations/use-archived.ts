import type { Conversation } from '@parley/client';
import { useParley } from '@parley/react';
import { useEffect, useState } from 'react';

/** What was put away, read when somebody looks, and again when anything is put there or taken out. */
export function useArchived(looks: boolean): readonly Conversation[] {
  const { parley, isConnected } = useParley();
  const [archived, setArchived] = useState<readonly Conversation[]>([]);
  useEffect(() => {
    if (!looks || !isConnected) return undefined;
    let current = true;
    const read = () =>
      parley.command('conversation.list', { status: 'archived', limit: 100 }).then(
        ({ conversations }) => current && setArchived(conversations),
        () => {},
      );
    void read();
    const stop = parley.on('conversation.updated', ({ archived }) => archived !== undefined && void read());
    return () => {
      current = false;
      stop();
    };
  }, [parley, looks, isConnected]);
  return archived;
}
