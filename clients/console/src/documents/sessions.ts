/** A guided document one has begun. The server has no list of them, so this browser remembers its own. */
export interface KnownSession {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly status: 'active' | 'completed' | 'expired';
}

/** How many are remembered. */
const MOST = 100;

const nameFor = (owner: string) => `parley.documents ${owner}`;

export function knownSessions(owner: string): readonly KnownSession[] {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(nameFor(owner)) ?? '[]');
    return Array.isArray(known) ? known : [];
  } catch {
    return [];
  }
}

export function remember(owner: string, session: KnownSession): void {
  const others = knownSessions(owner).filter(({ id }) => id !== session.id);
  localStorage.setItem(nameFor(owner), JSON.stringify([session, ...others].slice(0, MOST)));
}

export function forget(owner: string, id: string): void {
  localStorage.setItem(nameFor(owner), JSON.stringify(knownSessions(owner).filter((one) => one.id !== id)));
}
