import type { Frame } from './link.js';
import type { Presence } from './protocol.js';
import type { Speaker } from './speaker.js';
import { Store } from './store.js';

/** Who is there, of those one has asked about. By id; who is missing is not known, or shares no conversation with one. */
export type PresenceSnapshot = ReadonlyMap<string, Presence>;

/** People that are asked about in one command. */
const TOGETHER = 500;

/** Who is there, kept up to date for whomever somebody looks at. */
export class PresenceStore extends Store<PresenceSnapshot> {
  readonly #looked = new Map<string, number>();
  #known: PresenceSnapshot = new Map();
  #asked = new Set<string>();
  readonly #speaker: Speaker;

  constructor(speaker: Speaker) {
    super();
    this.#speaker = speaker;
  }

  /** Looks at these people until the function it returns is called. */
  watch(users: readonly string[]): () => void {
    for (const user of users) {
      this.#looked.set(user, (this.#looked.get(user) ?? 0) + 1);
      if (!this.#known.has(user)) this.#ask(user);
    }
    let watching = true;
    return () => {
      if (!watching) return;
      watching = false;
      for (const user of users) {
        const left = (this.#looked.get(user) ?? 1) - 1;
        if (left > 0) this.#looked.set(user, left);
        else this.#looked.delete(user);
      }
    };
  }

  /** For the client: something was heard. */
  hear({ user_id, online, last_seen }: Frame): void {
    if (this.#looked.has(user_id as string)) this.#put([{ id: user_id, online, last_seen } as Presence]);
  }

  /** For the client: what was missed meanwhile is asked for. */
  connected(): void {
    this.#known = new Map();
    for (const user of this.#looked.keys()) this.#ask(user);
    this.changed();
  }

  protected look(): PresenceSnapshot {
    return this.#known;
  }

  /** All that is asked for in one moment is asked at once. */
  #ask(user: string): void {
    if (this.#asked.size === 0) queueMicrotask(() => void this.#askAll());
    this.#asked.add(user);
  }

  async #askAll(): Promise<void> {
    const asked = [...this.#asked];
    this.#asked = new Set();
    // Whoever is looked at is asked for with the next connection.
    if (!this.#speaker.isConnected) return;
    for (let from = 0; from < asked.length; from += TOGETHER) {
      const user_ids = asked.slice(from, from + TOGETHER);
      await this.#speaker.command('presence.get', { user_ids }, {}, ({ users }) => this.#put(users)).catch(() => {});
    }
  }

  #put(users: readonly Presence[]): void {
    const known = new Map(this.#known);
    for (const user of users) known.set(user.id, user);
    this.#known = known;
    this.changed();
  }
}
