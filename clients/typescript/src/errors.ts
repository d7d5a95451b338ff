import type { ErrorCode } from './protocol.js';

/**
 * Why a command came to nothing: a code of the server's, or one of this client's own. `timeout`: nobody answered in time.
 * `disconnected`: there is no connection, and none is being tried. `queue_full` and `expired`: it waited with too many
 * others, or too long. `aborted`: by its caller. `overflow`: events came faster than they were taken.
 */
export type FailureCode = ErrorCode | 'timeout' | 'disconnected' | 'queue_full' | 'expired' | 'aborted' | 'overflow';

/** The refusal of a command, or its failure on the way. */
export class ParleyError extends Error {
  override readonly name = 'ParleyError';

  constructor(
    readonly code: FailureCode,
    message: string,
    /** Whether the same command may succeed later. */
    readonly retryable = false,
    /** How long to wait before that, in milliseconds. */
    readonly retryAfterMs?: number,
    /** It was sent, and nobody knows whether it has had an effect. */
    readonly inDoubt = false,
  ) {
    super(message);
  }
}

export function asError(failure: unknown): ParleyError {
  return failure instanceof ParleyError ? failure : new ParleyError('internal', String(failure));
}

/** Whether it is not there, or not for this person. */
export function isHidden({ code }: ParleyError): boolean {
  return code === 'forbidden' || code === 'not_found';
}
