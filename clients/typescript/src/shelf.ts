import type { Store } from './store.js';

/** Stores nobody looks at that are kept up to date all the same. */
const MOST_IDLE = 30;
/** How long nobody has looked at those that go, in milliseconds. */
const IDLE_FOR = 60_000;

interface Kept extends Store<unknown> {
  readonly id: string;
  close(): void;
}

/** Stores by id. Those nobody has looked at for longest go where there are too many. */
export class Shelf<S extends Kept> {
  readonly #stores = new Map<string, S>();

  get all(): S[] {
    return [...this.#stores.values()];
  }

  find(id: string): S | undefined {
    return this.#stores.get(id);
  }

  get(id: string, make: () => S): S {
    const store = this.#stores.get(id) ?? make();
    this.#stores.delete(id);
    this.#stores.set(id, store);
    store.usedAt = performance.now();
    const idle = this.all.filter(({ isWatched }) => !isWatched);
    for (const one of idle.slice(0, -MOST_IDLE)) {
      // Somebody may have it in hand, and be about to look.
      if (store.usedAt - one.usedAt < IDLE_FOR) continue;
      one.close();
      this.#stores.delete(one.id);
    }
    return store;
  }

  clear(): void {
    this.#stores.clear();
  }
}
