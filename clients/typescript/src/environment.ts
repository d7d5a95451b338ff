/** What the client needs of the machine it runs on. Tests put their own in place. */
export interface Environment {
  /** Milliseconds of the wall clock, which may jump. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
  /** Calls back when the machine is back: on-line, visible again, thawed. Returns how to stop. */
  onWake(wake: () => void): () => void;
}

interface EventSource {
  addEventListener?(type: string, listener: () => void, options: { signal: AbortSignal }): void;
}

export const machine: Environment = {
  now: () => Date.now(),
  random: () => Math.random(),
  onWake(wake) {
    const page = globalThis as EventSource & { document?: EventSource & { visibilityState?: string } };
    const { document } = page;
    const end = new AbortController();
    const whenVisible = () => {
      if (document?.visibilityState === 'visible') wake();
    };
    for (const type of ['online', 'offline', 'pageshow']) page.addEventListener?.(type, wake, end);
    for (const type of ['visibilitychange', 'resume']) document?.addEventListener?.(type, whenVisible, end);
    return () => end.abort();
  },
};

/** 128 random bits: `crypto.randomUUID` is missing on pages without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
