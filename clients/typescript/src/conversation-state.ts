import type { Frame } from './link.js';
import type { Conversation, ConversationOpenOk, FormerParticipant, Message, Participant } from './protocol.js';
import { Typists } from './typing.js';

/** What is known of a conversation besides its messages: what the server says of it, who takes part, who reads and types. */
export class ConversationState {
  details: Conversation | undefined;
  participants: readonly Participant[] = [];
  people: ReadonlyMap<string, FormerParticipant> = new Map();
  readSeqs: ReadonlyMap<string, number> = new Map();
  /** It was deleted, or one takes no part in it any more. */
  gone = false;
  readonly typists: Typists;
  readonly #me: () => string | undefined;
  readonly #changed: () => void;
  readonly #unreadAfter: (seq: number) => number;

  constructor(
    me: () => string | undefined,
    changed: () => void,
    /** Messages of others after this one, as far as they are known. */
    unreadAfter: (seq: number) => number,
  ) {
    this.#me = me;
    this.#changed = changed;
    this.#unreadAfter = unreadAfter;
    this.typists = new Typists(changed);
  }

  /** As it stands at this moment; nothing: it is not known. */
  reset(ok?: ConversationOpenOk): void {
    this.participants = ok?.participants ?? [];
    this.gone = false;
    this.details = ok?.conversation;
    this.readSeqs = new Map(this.participants.map(({ user_id, read_seq }) => [user_id, read_seq]));
    this.people = new Map();
    this.meet([...this.participants, ...(ok?.former_participants ?? [])]);
  }

  meet(people: readonly FormerParticipant[] = []): void {
    this.people = new Map([...this.people, ...people.map((one) => [one.user_id, one] as const)]);
  }

  amend(changes: Partial<Conversation>): void {
    if (this.details) this.details = { ...this.details, ...changes };
    this.#changed();
  }

  /** Something was said that was not known of. */
  said(message: Message): void {
    if (message.sender_id) this.typists.set(message.sender_id, false);
    if (this.details) this.amend(countedIn(this.details, message, this.#me()));
  }

  read(user: string, seq: number): void {
    this.readSeqs = new Map(this.readSeqs).set(user, Math.max(seq, this.readSeqs.get(user) ?? 0));
    if (user === this.#me() && this.details && seq > this.details.read_seq) this.amend({ read_seq: seq, unread: this.#unreadAfter(seq) });
    this.#changed();
  }

  hear(frame: Frame): void {
    const user = frame.user_id as string;
    switch (frame.type) {
      case 'conversation.updated':
        return this.amend(changesOf(frame));
      case 'conversation.deleted':
        return this.#end();
      case 'participant.added': {
        const participant = frame.participant as Participant;
        this.participants = [...this.#without(participant.user_id), participant];
        this.meet([participant]);
        return this.read(participant.user_id, participant.read_seq);
      }
      case 'participant.removed':
      case 'participant.left':
        this.participants = this.#without(user);
        if (user === this.#me()) this.#end();
        return this.#changed();
      case 'read.marked':
        return this.read(user, frame.seq as number);
      case 'typing.changed':
        return this.typists.set(user, frame.typing === true);
    }
  }

  #without(user: string): readonly Participant[] {
    return this.participants.filter(({ user_id }) => user_id !== user);
  }

  #end(): void {
    this.gone = true;
    this.#changed();
  }
}

/** What a `conversation.updated` changes. */
export function changesOf({ type: _, conversation_id: __, ...changes }: Frame): Partial<Conversation> {
  return changes as Partial<Conversation>;
}

/** What becomes of a conversation as something is said in it; nothing where it was counted before. */
export function countedIn({ seq, unread, message_count }: Conversation, said: Message, me: string | undefined): Partial<Conversation> {
  if (said.seq <= seq) return {};
  const mine = said.sender_id && said.sender_id === me;
  return { seq: said.seq, last_message_at: said.created_at, message_count: message_count + 1, unread: unread + (mine ? 0 : 1) };
}
