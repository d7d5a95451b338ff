import { type FormEvent, useState } from 'react';
import { Dialog } from '../ui/Dialog';

/** The same page once more, in another tab, as somebody else: two people are needed to talk. */
export function SecondPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('Bob');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open(`/?as=${encodeURIComponent(name.trim())}`, '_blank', 'noopener');
    onClose();
  };
  return (
    <Dialog title="Open a second person" onClose={onClose}>
      <form onSubmit={submit}>
        <p>Opens Parley in another tab, where you are somebody else. Put the two side by side.</p>
        <label htmlFor="second-name">Their name</label>
        <div className="row">
          <input id="second-name" value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required data-first autoComplete="off" />
          <button className="primary">Open</button>
        </div>
      </form>
    </Dialog>
  );
}
