import { Brain } from 'lucide-react';

/** What the AI thinks before it answers: folded, as it is no part of the answer. */
export function Reasoning({ text, isOpenEnded }: { readonly text: string; readonly isOpenEnded: boolean }) {
  return (
    <details className="reasoning">
      <summary><Brain aria-hidden="true" />{isOpenEnded ? 'Thinking…' : 'Thought about it'}</summary>
      <p>{text}</p>
    </details>
  );
}
