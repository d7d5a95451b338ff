import type { TimelineMessage } from '@parley/client';
import { useParley } from '@parley/react';
import { clock, exact } from '../ui/time';
import { endingOf } from './endings';
import { useThread } from './thread-context';

/** When, whether it has arrived, how an answer ended. */
export function MessageFooter({ message, isMine }: { readonly message: TimelineMessage; readonly isMine: boolean }) {
  const { localId, state, created_at, edited_at, deleted_at, role, model_used, processing_time_ms, error } = message;
  const { isConnected } = useParley();
  const { retry, discard } = useThread();

  if (state === 'failed') {
    return (
      <p className="about trouble" role="alert">
        Not sent{error ? `: ${error.message}` : ''}
        <button type="button" className="link" onClick={() => retry(localId)}>Try again</button>
        <button type="button" className="link" onClick={() => discard(localId)}>Discard</button>
      </p>
    );
  }
  if (state === 'sending') return <p className="about faint">{isConnected ? 'Sending…' : 'Waits for the connection'}</p>;
  if (state !== 'stored') return null;
  const ending = role === 'assistant' && !deleted_at ? endingOf(message) : undefined;
  return (
    <p className="about faint">
      {created_at && <time dateTime={created_at} title={exact(created_at)}>{clock(created_at)}</time>}
      {edited_at && !deleted_at && <span title={exact(edited_at)}>edited</span>}
      {role === 'assistant' && model_used && <span>{model_used}</span>}
      {role === 'assistant' && processing_time_ms !== undefined && <span>{(processing_time_ms / 1000).toFixed(1)} s</span>}
      {ending && <span className={ending.isCut ? 'ending cut-off' : 'ending'} title={ending.why}>{ending.text}</span>}
      {isMine && <span className="unseen">sent</span>}
    </p>
  );
}
