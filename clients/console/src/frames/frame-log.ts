import type { FrameTrace, Parley } from '@parley/client';
import { masked } from './masking';

/** One frame that went over the wire, as it may be shown. */
export interface LoggedFrame {
  readonly id: number;
  readonly at: Date;
  readonly sent: boolean;
  readonly type: string;
  readonly frame: object;
}

/** How many are kept. */
const MOST = 500;

/** The last frames of a connection, without secrets. */
export class FrameLog {
  readonly #parley: Pick<Parley, 'on'>;
  readonly #listeners = new Set<() => void>();
  #frames: readonly LoggedFrame[] = [];
  #numbers = 0;

  constructor(parley: Pick<Parley, 'on'>) {
    this.#parley = parley;
  }

  get frames(): readonly LoggedFrame[] {
    return this.#frames;
  }

  start(): () => void {
    return this.#parley.on('frame', (trace) => this.#note(trace));
  }

  clear(): void {
    this.#becomes([]);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #note({ sent, frame }: FrameTrace): void {
    const logged: LoggedFrame = { id: ++this.#numbers, at: new Date(), sent, type: frame.type, frame: masked(frame) as object };
    this.#becomes([...this.#frames.slice(1 - MOST), logged]);
  }

  #becomes(frames: readonly LoggedFrame[]): void {
    this.#frames = frames;
    for (const listener of this.#listeners) listener();
  }
}
