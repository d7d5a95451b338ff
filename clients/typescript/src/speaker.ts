import type { CommandType, Fields, Ok } from './delivery.js';
import type { CommandOptions } from './outbox-entry.js';

/** What a store needs of its client. `answered` is called before whatever follows the answer is heard. */
export interface Speaker {
  readonly me: string | undefined;
  readonly isConnected: boolean;
  command<T extends CommandType>(type: T, fields: Fields<T>, options?: CommandOptions, answered?: (ok: Ok<T>) => void): Promise<Ok<T>>;
  /** Messages that wait to be sent there. */
  unsent(conversation: string): readonly { readonly fields: { readonly [field: string]: unknown }; readonly at: number }[];
}
