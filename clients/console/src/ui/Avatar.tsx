import { Sparkles, Users } from 'lucide-react';

interface Props {
  readonly name: string;
  readonly kind?: 'ai' | 'person' | 'group';
  readonly online?: boolean;
  readonly small?: boolean;
}

/** Initials in a colour that stays the same for the same name; said by the words beside it. */
export function Avatar({ name, kind = 'person', online, small }: Props) {
  return (
    <span className={`avatar${small ? ' small' : ''}`} data-kind={kind} data-hue={hueOf(name)} aria-hidden="true">
      {kind === 'ai' ? <Sparkles /> : kind === 'group' ? <Users /> : initialsOf(name)}
      {online && <span className="online" />}
    </span>
  );
}

/** One of eight. */
function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return sum % 8;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).map((word) => [...word][0] ?? '');
  return (words.length > 1 ? `${words[0]}${words.at(-1)}` : (words[0] ?? '?')).toUpperCase();
}
