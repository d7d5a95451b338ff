import type { Conversation, Parley, Participant } from '@parley/client';

/** Somebody one shares a conversation with. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface PeopleSnapshot {
  readonly byId: ReadonlyMap<string, Person>;
  /** Who takes part, by conversation; missing where nobody has looked. */
  readonly inConversation: ReadonlyMap<string, readonly string[]>;
}

/** Names: a conversation of two has no title but the other's. Each conversation is asked about once. */
export class People {
  readonly #parley: Parley;
  readonly #listeners = new Set<() => void>();
  readonly #asked = new Set<string>();
  #snapshot: PeopleSnapshot = { byId: new Map(), inConversation: new Map() };

  constructor(parley: Parley) {
    this.#parley = parley;
  }

  get snapshot(): PeopleSnapshot {
    return this.#snapshot;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Somebody has just been told who takes part. */
  meet(conversation: string, participants: readonly Participant[]): void {
    if (participants.length === 0) return;
    this.#asked.add(conversation);
    const known = this.#snapshot.inConversation.get(conversation);
    if (known?.length === participants.length && participants.every(({ user_id, name }, index) => known[index] === user_id && this.#snapshot.byId.get(user_id)?.name === nameOf(name))) return;
    const byId = new Map(this.#snapshot.byId);
    for (const { user_id, name } of participants) byId.set(user_id, { id: user_id, name: nameOf(name) });
    const inConversation = new Map(this.#snapshot.inConversation).set(conversation, participants.map(({ user_id }) => user_id));
    this.#snapshot = { byId, inConversation };
    for (const listener of this.#listeners) listener();
  }

  /** Asks who takes part in these, where nobody knows yet. */
  look(conversations: readonly Conversation[]): void {
    for (const { id, kind, title } of conversations) {
      if (kind === 'ai' || (title && kind === 'group') || this.#asked.has(id)) continue;
      this.#asked.add(id);
      this.#parley.command('conversation.open', { conversation_id: id, limit: 0 }).then(
        ({ participants }) => this.meet(id, participants),
        () => this.#asked.delete(id),
      );
    }
  }
}

function nameOf(name: string | undefined): string {
  return name || 'Somebody';
}
