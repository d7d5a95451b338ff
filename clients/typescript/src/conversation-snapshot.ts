import type { ParleyError } from './errors.js';
import type { Conversation, FormerParticipant, Participant } from './protocol.js';
import type { Reply } from './replies.js';
import type { TimelineMessage } from './timeline.js';

/** A conversation as it stands. */
export interface ConversationSnapshot {
  /** `gone`: it was deleted, or one takes no part in it any more. */
  readonly status: 'opening' | 'ready' | 'gone';
  /** Why it could not be opened, or read further. */
  readonly error?: ParleyError;
  /** What the server says of it, once it is known. */
  readonly details?: Conversation;
  readonly participants: readonly Participant[];
  /** They, and whoever took part before as far as it is known: what authors are called, by id. */
  readonly people: ReadonlyMap<string, FormerParticipant>;
  /** By age: what is in the log, what is on its way, then the answers being written. */
  readonly messages: readonly TimelineMessage[];
  /** Answers being written, or that came to nothing. */
  readonly replies: readonly Reply[];
  /** Ids of those who are typing. */
  readonly typing: readonly string[];
  /** How far everybody has read, by id. */
  readonly readSeqs: ReadonlyMap<string, number>;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly loadingOlder: boolean;
  readonly loadingNewer: boolean;
}
