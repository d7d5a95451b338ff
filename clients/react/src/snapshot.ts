import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** What a store of the client looks like to a hook. */
export interface Readable<Snapshot> {
  readonly snapshot: Snapshot;
  subscribe(listener: () => void): () => void;
}

/**
 * What `pick` takes of a snapshot, as the same object until any of it changes; of `empty` where there is no store, and on
 * a server. `pick` has to be the same function every time.
 */
export function useSnapshot<Snapshot, Picked extends object>(store: Readable<Snapshot> | undefined, empty: Snapshot, pick: (snapshot: Snapshot) => Picked): Picked {
  const subscribe = useCallback((listener: () => void) => store?.subscribe(listener) ?? (() => {}), [store]);
  const [look, lookNowhere] = useMemo(() => [remembering(() => pick(store ? store.snapshot : empty)), remembering(() => pick(empty))], [store, empty, pick]);
  return useSyncExternalStore(subscribe, look, lookNowhere);
}

function remembering<T extends object>(look: () => T): () => T {
  let last: T | undefined;
  return () => {
    const now = look();
    if (!last || !isSame(last, now)) last = now;
    return last;
  };
}

function isSame<T extends object>(one: T, other: T): boolean {
  if (one === other) return true;
  if (Object.getPrototypeOf(one) !== Object.prototype) return false;
  const names = Object.keys(one) as (keyof T)[];
  return names.length === Object.keys(other).length && names.every((name) => Object.is(one[name], other[name]));
}
