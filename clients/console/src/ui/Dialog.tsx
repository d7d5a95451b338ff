import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The platform's own modal dialog: it keeps the focus, closes with Escape, and gives the focus back. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    // The platform would take the first button, which closes it.
    shown?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onCancel={(event) => (event.preventDefault(), onClose())} onClick={(event) => event.target === dialog.current && onClose()}>
      <div className="dialog">
        <header className="bar">
          <h2 id={id}>{title}</h2>
          <button type="button" className="quiet icon" onClick={onClose} aria-label="Close"><X aria-hidden="true" /></button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

interface QuestionProps {
  readonly title: string;
  readonly text: string;
  readonly verb: string;
  readonly onClose: () => void;
  readonly onYes: () => void;
}

/** Before what cannot be taken back. */
export function Question({ title, text, verb, onClose, onYes }: QuestionProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <div className="row end">
        <button type="button" onClick={onClose} data-first>Cancel</button>
        <button type="button" className="danger" onClick={() => (onClose(), onYes())}>{verb}</button>
      </div>
    </Dialog>
  );
}
