export interface BackoffOptions {
  /** Up to how long the first wait is, in milliseconds (500). */
  readonly minMs?: number;
  /** Up to how long any wait is, in milliseconds (30 000). */
  readonly maxMs?: number;
}

/** Waits with full jitter: anything up to a bound that doubles, so that a crowd does not come back at once. */
export class Backoff {
  #attempt = 0;
  readonly #minMs: number;
  readonly #maxMs: number;
  readonly #random: () => number;

  constructor(random: () => number, { minMs = 500, maxMs = 30_000 }: BackoffOptions = {}) {
    this.#random = random;
    this.#minMs = minMs;
    this.#maxMs = maxMs;
  }

  next(): number {
    const bound = Math.min(this.#maxMs, this.#minMs * 2 ** this.#attempt);
    this.#attempt = Math.min(this.#attempt + 1, 30);
    return Math.round(this.#random() * bound);
  }

  /** As if it had failed at least so often. */
  atLeast(attempts: number): void {
    this.#attempt = Math.max(this.#attempt, attempts);
  }

  reset(): void {
    this.#attempt = 0;
  }
}
