import { ParleyError } from './errors.js';

export type Unsubscribe = () => void;

export interface IterationOptions {
  /** Ends the iteration. */
  readonly signal?: AbortSignal;
  /** How many events may wait to be taken (1000); more end the iteration with `overflow`: none is left out in silence. */
  readonly buffer?: number;
}

/** Subscriptions by type, and the same as async iterators. */
export class Emitter<Map extends object> {
  readonly #listeners: { [K in keyof Map]?: Set<(event: Map[K]) => void> } = {};

  on<K extends keyof Map>(type: K, listener: (event: Map[K]) => void): Unsubscribe {
    const own = (event: Map[K]) => listener(event);
    (this.#listeners[type] ??= new Set()).add(own);
    return () => void this.#listeners[type]?.delete(own);
  }

  emit<K extends keyof Map>(type: K, event: Map[K]): void {
    for (const listener of [...(this.#listeners[type] ?? [])]) {
      guarded(() => listener(event));
    }
  }

  /** Hears from this call on, not only from the first `next`. */
  iterate<K extends keyof Map>(type: K, { signal, buffer = 1000 }: IterationOptions = {}): AsyncIterableIterator<Map[K]> {
    const waiting: Map[K][] = [];
    let overflow = false;
    let ended = false;
    let awake: () => void = () => {};
    const stop = this.on(type, (event) => {
      overflow ||= waiting.length >= buffer;
      if (!overflow) waiting.push(event);
      awake();
    });
    const end = () => {
      ended = true;
      stop();
      signal?.removeEventListener('abort', end);
      awake();
    };
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end);
    return {
      async next() {
        for (;;) {
          const event = ended ? undefined : waiting.shift();
          if (event !== undefined) return { value: event, done: false };
          if (ended) return { value: undefined, done: true };
          if (overflow) {
            end();
            throw new ParleyError('overflow', `More than ${buffer} events wait`);
          }
          await new Promise<void>((resolve) => (awake = resolve));
        }
      },
      async return() {
        end();
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}

/** What a listener throws is its own affair: it is reported as uncaught, and everybody else still hears. */
export function guarded(run: () => void): void {
  try {
    run();
  } catch (failure) {
    queueMicrotask(() => {
      throw failure;
    });
  }
}
