import type { Delivery } from './delivery.js';
import { ParleyError } from './errors.js';
import type { Frame } from './link.js';
import type { CommandStorage, StoredCommand } from './storage.js';

export interface OutboxOptions {
  /** Commands that may wait at once (500); more fail with `queue_full`. */
  readonly maxWaiting?: number;
  /** How long a command under a key may wait, in milliseconds (24 hours); then it fails with `expired`. */
  readonly maxAgeMs?: number;
  /** Where commands under a key survive a reload; nowhere where it is left out. */
  readonly storage?: CommandStorage;
}

/** A command under a key that will not be sent any more. */
export interface DroppedCommand {
  readonly type: string;
  readonly fields: { readonly [field: string]: unknown };
  readonly key: string;
  readonly error: ParleyError;
}

export interface CommandOptions {
  /** How long it may take, in milliseconds (30 000; a command under a key takes as long as it may wait). */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A command from its being given to its answer. */
export interface Entry {
  readonly id: string;
  readonly type: string;
  readonly fields: { readonly [field: string]: unknown };
  readonly delivery: Delivery;
  readonly lane: string;
  readonly at: number;
  user: string | undefined;
  /** On its way; how to forget it. */
  sent: (() => void) | undefined;
  /** Answered in the moment it was asked to wait. */
  pause: ReturnType<typeof setTimeout> | undefined;
  failures: number;
  /** How often it was under way when the other side closed for something it could not bear. */
  faults: number;
  settled: (answer: { ok: Frame } | { error: ParleyError }) => void;
}

/** As every entry begins. */
export const UNTRIED = { sent: undefined, pause: undefined, failures: 0, faults: 0 };

export function storedOf({ id, type, fields, at, user }: Entry): StoredCommand {
  return { key: id, type, fields, at, user };
}

export function aborted(doubt = false): ParleyError {
  return new ParleyError('aborted', 'Aborted by the application', false, undefined, doubt);
}

export function inDoubt(message: string): ParleyError {
  return new ParleyError('unavailable', message, true, undefined, true);
}
