import { createContext, useContext } from 'react';
import type { FrameLog } from './frame-log';

const FrameLogContext = createContext<FrameLog | undefined>(undefined);
export const FrameLogProvider = FrameLogContext.Provider;

export function useFrameLog(): FrameLog {
  const log = useContext(FrameLogContext);
  if (!log) throw new Error('There is no log of frames around this component');
  return log;
}
