import type { Reply } from '@parley/client';
import { CircleAlert, RotateCcw } from 'lucide-react';

/** The AI has not answered, and why; or it is away, and will. */
export function FailedReply({ reply, onAgain }: { readonly reply: Reply | undefined; readonly onAgain: (to: string) => void }) {
  if (reply?.status !== 'failed') return null;
  const { reason, to_message_id } = reply;
  return (
    <div className="failed-reply" role="alert">
      <CircleAlert aria-hidden="true" />
      <p>{reason || 'The AI could not answer.'}</p>
      {to_message_id && <button type="button" className="small" onClick={() => onAgain(to_message_id)}><RotateCcw aria-hidden="true" />Ask again</button>}
    </div>
  );
}
