import { guarded, type Unsubscribe } from './emitter.js';

/** Something that changes, seen as one immutable snapshot after the other. Made for `useSyncExternalStore`, and of use without. */
export abstract class Store<Snapshot> {
  readonly #listeners = new Set<() => void>();
  #snapshot: Snapshot | undefined;
  #stale = true;
  #telling = false;
  /** For the client: when somebody last had a use for it. */
  usedAt = 0;

  /** The same object until something changes. */
  get snapshot(): Snapshot {
    if (this.#stale) this.#snapshot = this.look(this.#snapshot);
    this.#stale = false;
    return this.#snapshot as Snapshot;
  }

  /** Calls back after changes, many of one moment at once. */
  subscribe(listener: () => void): Unsubscribe {
    const own = () => listener();
    this.#listeners.add(own);
    if (this.#listeners.size === 1) this.watched();
    return () => {
      this.usedAt = performance.now();
      this.#listeners.delete(own);
    };
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  protected abstract look(before?: Snapshot): Snapshot;

  /** Somebody has begun to look. */
  protected watched(): void {}

  protected changed(): void {
    this.#stale = true;
    if (this.#telling || this.#listeners.size === 0) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      for (const listener of [...this.#listeners]) guarded(listener);
    });
  }
}

/** The one before, where it says the same: whoever compares sees that nothing has changed. */
export function same<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before?.length === now.length && now.every((one, index) => one === before[index]) ? before : now;
}
