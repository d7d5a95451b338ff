import type { TimelineMessage } from '@parley/client';
import { createContext, useContext } from 'react';

/** What one can do with a message. */
export interface ThreadActions {
  /** The next message answers this one. */
  answer(message: TimelineMessage): void;
  beginEditing(message: string | undefined): void;
  edit(message: TimelineMessage, content: string): Promise<void>;
  delete(message: string): void;
  react(message: string, emoji: string, on: boolean): void;
  regenerate(message: string): void;
  retry(localId: string): void;
  discard(localId: string): void;
}

const ThreadContext = createContext<ThreadActions | undefined>(undefined);
export const ThreadProvider = ThreadContext.Provider;

export function useThread(): ThreadActions {
  const actions = useContext(ThreadContext);
  if (!actions) throw new Error('There is no thread around this component');
  return actions;
}
