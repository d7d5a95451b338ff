import { SendHorizontal, Sparkles, Square } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface Props {
  readonly placeholder: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** What is put into the field when it changes. */
  readonly draft?: { readonly words: string } | undefined;
  /** Whether it was taken; else it stays in the field. `asksAi`: the AI is to answer. */
  readonly onSend: (content: string, asksAi: boolean) => Promise<boolean> | boolean;
  readonly onTyping?: () => void;
  /** The AI is answering: it can be stopped. */
  readonly onStop?: (() => void) | undefined;
  /** Up, in an empty field. */
  readonly onEditLast?: () => void;
  readonly onEscape?: () => void;
  /** Groups may ask the AI. */
  readonly offersAi?: boolean;
  readonly above?: ReactNode;
  readonly maxLength?: number;
  /** Under which name what is not sent yet is kept, as long as the tab. */
  readonly keptAs?: string;
}

/** Where one writes. Enter sends, Shift and Enter begins a line. */
export function Composer({ placeholder, disabled, autoFocus, draft, onSend, onTyping, onStop, onEditLast, onEscape, offersAi, above, maxLength = 10_000, keptAs }: Props) {
  const [text, setText] = useKept(keptAs);
  const [asksAi, setAsksAi] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useHeightOf(field, text);

  useEffect(() => {
    if (!draft) return;
    setText(draft.words);
    field.current?.focus();
  }, [draft]);

  const send = async () => {
    const content = text.trim();
    if (!content || disabled || content.length > maxLength) return;
    setText('');
    if (!(await onSend(content, asksAi))) setText((now) => now || content);
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    } else if (event.key === 'ArrowUp' && text === '' && onEditLast) {
      event.preventDefault();
      onEditLast();
    } else if (event.key === 'Escape') {
      onEscape?.();
    }
  };

  const left = maxLength - text.length;
  return (
    <form className="composer" onSubmit={(event) => (event.preventDefault(), void send())}>
      {above}
      <div className="field">
        <textarea
          ref={field}
          rows={1}
          value={text}
          // On a phone the keyboard would cover half of what one wants to read.
          autoFocus={autoFocus && matchMedia('(min-width: 46rem)').matches}
          placeholder={placeholder}
          aria-label="Message"
          onKeyDown={pressed}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value) onTyping?.();
          }}
        />
        <div className="tools">
          {offersAi && (
            <button type="button" className="quiet small" aria-pressed={asksAi} onClick={() => setAsksAi(!asksAi)} title="The AI answers, for everybody to see">
              <Sparkles aria-hidden="true" />Ask the AI
            </button>
          )}
          {left < 500 && <span className={left < 0 ? 'trouble' : 'faint'} role="status">{left}</span>}
          {onStop ? (
            <button type="button" className="primary round" onClick={onStop} aria-label="Stop the answer" title="Stop the answer"><Square aria-hidden="true" /></button>
          ) : null}
          {(!onStop || text.trim() !== '') && (
            <button className="primary round" disabled={disabled || !text.trim() || left < 0} aria-label="Send" title="Send (Enter)"><SendHorizontal aria-hidden="true" /></button>
          )}
        </div>
      </div>
    </form>
  );
}

/** What is written and not sent yet; it is still there after one has looked elsewhere. */
function useKept(name: string | undefined) {
  const key = `parley.draft ${name}`;
  const [text, setText] = useState(() => (name === undefined ? '' : (sessionStorage.getItem(key) ?? '')));
  useEffect(() => {
    if (name === undefined) return;
    if (text) sessionStorage.setItem(key, text);
    else sessionStorage.removeItem(key);
  }, [name, key, text]);
  return [text, setText] as const;
}

/** As high as what stands in it. */
function useHeightOf(field: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || CSS.supports?.('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 240)}px`;
  }, [field, text]);
}
