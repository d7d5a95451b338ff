import type { TimelineMessage } from '@parley/client';
import { X } from 'lucide-react';
import { type Authors, nameOf } from './names';

interface Props {
  readonly message: TimelineMessage;
  readonly authors: Authors;
  readonly onClose: () => void;
}

/** What the next message will answer. */
export function ReplyTo({ message, authors, onClose }: Props) {
  return (
    <div className="reply-to">
      <div className="quote">
        <span className="author">{nameOf(message, authors)}</span>
        <span className="words">{message.content.slice(0, 200)}</span>
      </div>
      <button type="button" className="quiet icon" onClick={onClose} aria-label="Answer no particular message"><X aria-hidden="true" /></button>
    </div>
  );
}
