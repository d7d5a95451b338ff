import type { TimelineMessage } from '@parley/client';

/** Why an answer ended, for people. */
export function endingOf({ finish_reason, stopped }: Pick<TimelineMessage, 'finish_reason' | 'stopped'>): { readonly text: string; readonly why: string; readonly isCut: boolean } | undefined {
  switch (finish_reason ?? (stopped ? 'stopped' : undefined)) {
    case 'stop':
      return { text: 'Complete', why: 'The AI had said all it wanted to say.', isCut: false };
    case 'length':
      return { text: 'Cut off: too long', why: 'The model’s limit was reached; there would have been more.', isCut: true };
    case 'content_filter':
      return { text: 'Cut off by a filter', why: 'The provider’s content filter ended the answer.', isCut: true };
    case 'tool':
      return { text: 'Ended for a tool', why: 'The model wanted to call a tool.', isCut: true };
    case 'stopped':
      return { text: 'Stopped', why: 'Somebody stopped the answer; what was said until then is kept.', isCut: true };
    case 'error':
      return { text: 'Broken off', why: 'The AI failed in the middle; what was said until then is kept.', isCut: true };
    default:
      return undefined;
  }
}
