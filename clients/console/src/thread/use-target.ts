import type { useMessages } from '@parley/react';
import { type RefObject, useEffect, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';

interface Options {
  readonly target: string | undefined;
  readonly timeline: ReturnType<typeof useMessages>;
  readonly list: RefObject<VirtualizerHandle | null>;
  /** One does not stay at the end. */
  readonly leave: () => void;
}

/** Goes to a message that was found, reading page by page until it is there. Gives it, as long as it is to be seen. */
export function useTarget({ target, timeline, list, leave }: Options): string | undefined {
  const { messages, hasOlder, loadingOlder, loadOlder, status } = timeline;
  const [reached, setReached] = useState<string>();
  useEffect(() => {
    if (target === undefined || reached === target || status !== 'ready') return;
    const index = messages.findIndex(({ id }) => id === target);
    if (index >= 0) {
      leave();
      setReached(target);
      // The list has to have measured what it has just been given.
      requestAnimationFrame(() => list.current?.scrollToIndex(index, { align: 'center' }));
    } else if (hasOlder && !loadingOlder) {
      void loadOlder();
    }
  }, [target, reached, status, messages, hasOlder, loadingOlder, loadOlder, list, leave]);
  return reached;
}
