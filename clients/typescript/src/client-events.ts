import type { StateChange } from './connection.js';
import type { Frame } from './link.js';
import type { DroppedCommand } from './outbox-entry.js';
import type { ErrorFrame, Events } from './protocol.js';

/** One frame as it went over the wire, without the tokens in it. */
export interface FrameTrace {
  readonly sent: boolean;
  readonly frame: Frame;
}

/** All that can be subscribed to: the server's events, and what the client itself has to tell. */
export interface ClientEvents extends Events {
  /** Any event of the server. */
  event: Events[keyof Events];
  /** The connection stands otherwise. */
  state: StateChange;
  /** The server refuses something nobody waits for: a frame without a `ref`, or to go on in a conversation. */
  error: ErrorFrame;
  /** A command under a key will not be sent any more. */
  'command.dropped': DroppedCommand;
  /** `getToken` failed; it is asked again. */
  'token.failed': { readonly error: unknown };
  /** Commands could not be kept, or read, where they survive a reload. */
  'storage.failed': { readonly error: unknown };
  /** Every frame, for tools. */
  frame: FrameTrace;
}

export function masked({ sent, frame }: FrameTrace): FrameTrace {
  return { sent, frame: frame.token ? { ...frame, token: '…' } : frame };
}
