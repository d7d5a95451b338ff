import { guarded, type Unsubscribe } from './emitter.js';

/** Something that changes, seen as one immutable snapshot after the other. Made for `useSyncExternalStore`, and of use without. */
export abstract class Store<Snapshot> {
  readonly #listeners = new Set<() => void>();
  #snapshot: Snapshot | undefined;
  #telling = false;

  /** The same object until something changes. */
  get snapshot(): Snapshot {
    return (this.#snapshot ??= this.look());
  }

  /** Calls back after changes, many of one moment at once. */
  subscribe(listener: () => void): Unsubscribe {
    const own = () => listener();
    this.#listeners.add(own);
    if (this.#listeners.size === 1) this.watched();
    return () => {
      if (this.#listeners.delete(own) && this.#listeners.size === 0) this.unwatched();
    };
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  protected abstract look(): Snapshot;

  /** Somebody has begun to look. */
  protected watched(): void {}

  protected unwatched(): void {}

  protected changed(): void {
    this.#snapshot = undefined;
    if (this.#telling || this.#listeners.size === 0) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      for (const listener of [...this.#listeners]) guarded(listener);
    });
  }
}
