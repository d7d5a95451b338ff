import { useEffect, useRef } from 'react';
import { go } from './route';

/** What keys do everywhere on the page. */
export const SHORTCUTS: readonly { readonly keys: string; readonly what: string }[] = [
  { keys: 'Ctrl K', what: 'Search' },
  { keys: 'Ctrl Alt N', what: 'A new chat with the AI' },
  { keys: 'Alt ↑ / Alt ↓', what: 'The conversation above or below' },
  { keys: 'Ctrl .', what: 'Show or hide the frames' },
  { keys: 'Enter', what: 'Send; Shift Enter begins a line' },
  { keys: '↑', what: 'In an empty message: edit the last one' },
  { keys: '↑ / ↓', what: 'Among messages: the one before or after' },
  { keys: 'Escape', what: 'Leave what one is doing' },
  { keys: '?', what: 'This list' },
];

interface Actions {
  readonly onFrames: () => void;
  readonly onHelp: () => void;
}

export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      if (command && !event.altKey && event.key.toLowerCase() === 'k') document.querySelector<HTMLElement>('#search')?.focus();
      else if (command && event.altKey && event.code === 'KeyN') go({ page: 'new' });
      else if (command && event.key === '.') latest.current.onFrames();
      else if (event.altKey && !command && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) step(event.key === 'ArrowUp' ? -1 : 1);
      else if (event.key === '?' && !isTyping(event.target)) latest.current.onHelp();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** Opens the conversation above or below the one that is open. */
function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.conversation-row > a')];
  const current = links.findIndex((link) => link.getAttribute('aria-current') === 'page');
  const next = links[current === -1 ? 0 : current + by];
  next?.click();
  next?.scrollIntoView({ block: 'nearest' });
}
