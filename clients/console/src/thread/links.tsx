import type { ReactNode } from 'react';

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}]/g;

/** The same words, with links where addresses stand. */
export function linked(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    parts.push(text.slice(from, index), <a key={index} href={address} target="_blank" rel="noopener noreferrer nofollow">{address}</a>);
    from = index + address.length;
  }
  return [...parts, text.slice(from)];
}
