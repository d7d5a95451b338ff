/** A command that waits to be sent, as it is kept. */
export interface StoredCommand {
  readonly key: string;
  readonly type: string;
  readonly fields: { readonly [field: string]: unknown };
  /** When it was given, milliseconds of the wall clock. */
  readonly at: number;
  /** Whose it is, where that was known; nobody else sends it. */
  readonly user?: string;
}

/**
 * Where commands under a key survive a reload. Several tabs may share one: what two of them send under one key has one
 * effect.
 */
export interface CommandStorage {
  load(): StoredCommand[] | Promise<StoredCommand[]>;
  put(command: StoredCommand): void | Promise<void>;
  remove(key: string): void | Promise<void>;
}

/** Keeps them in `localStorage`. `name` is of your application, and of the person if several share a browser. */
export function localStorageCommands(name: string, storage: Storage = globalThis.localStorage): CommandStorage {
  const prefix = `parley:${name}:`;
  return {
    load() {
      const found: StoredCommand[] = [];
      for (let index = 0; index < storage.length; index++) {
        const item = storage.key(index);
        if (!item?.startsWith(prefix)) continue;
        try {
          found.push(JSON.parse(storage.getItem(item) ?? ''));
        } catch {
          // Somebody else's, or half of one: it can never be sent.
        }
      }
      return found.sort((a, b) => a.at - b.at);
    },
    put: (command) => storage.setItem(prefix + command.key, JSON.stringify(command)),
    remove: (key) => storage.removeItem(prefix + key),
  };
}

/** Keeps them in IndexedDB, which workers have too. */
export function indexedDbCommands(name: string, factory: IDBFactory = globalThis.indexedDB): CommandStorage {
  let opened: Promise<IDBDatabase> | undefined;
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const open = () =>
    (opened ??= (() => {
      const request = factory.open(`parley:${name}`, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('commands', { keyPath: 'key' });
      return done(request);
    })());
  const store = async (mode: IDBTransactionMode) => (await open()).transaction('commands', mode).objectStore('commands');
  return {
    load: async () => (await done<StoredCommand[]>((await store('readonly')).getAll())).sort((a, b) => a.at - b.at),
    put: async (command) => void (await done((await store('readwrite')).put(command))),
    remove: async (key) => void (await done((await store('readwrite')).delete(key))),
  };
}
