import type { TimelineMessage } from '@parley/client';
import { type FormEvent, useEffect, useRef, useState } from 'react';

interface Props {
  readonly message: TimelineMessage;
  /** What is saved is asked anew. */
  readonly asksAgain: boolean;
  readonly onSave: (content: string) => void;
  readonly onCancel: () => void;
}

/** In place of the message. */
export function EditForm({ message, asksAgain, onSave, onCancel }: Props) {
  const [text, setText] = useState(message.content);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim()) onSave(text.trim());
  };
  return (
    <form className="edit" onSubmit={submit}>
      <textarea
        ref={field}
        rows={Math.min(12, text.split('\n').length + 1)}
        value={text}
        aria-label="Edit the message"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onCancel();
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          submit();
        }}
      />
      <div className="row end">
        <button type="button" className="small" onClick={onCancel}>Cancel</button>
        <button className="primary small" disabled={!text.trim()}>{asksAgain ? 'Save and ask again' : 'Save'}</button>
      </div>
    </form>
  );
}
