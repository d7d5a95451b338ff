import { countedIn } from './conversation-state.js';
import { asError, type ParleyError } from './errors.js';
import type { Frame } from './link.js';
import type { Conversation, ConversationListOk, Message } from './protocol.js';
import type { Speaker } from './speaker.js';
import { same, Store } from './store.js';

/** One's conversations as they stand. */
export interface ConversationsSnapshot {
  readonly status: 'opening' | 'ready';
  /** Pinned first, then those in which something was said last. Those archived are left out. */
  readonly conversations: readonly Conversation[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly error?: ParleyError;
}

/** The list of one's conversations, kept up to date. */
export class ConversationsStore extends Store<ConversationsSnapshot> {
  readonly #known = new Map<string, Conversation>();
  #status: ConversationsSnapshot['status'] = 'opening';
  #cursor: string | undefined;
  #loading: Promise<void> | undefined;
  #error: ParleyError | undefined;
  readonly #speaker: Speaker;

  constructor(speaker: Speaker) {
    super();
    this.#speaker = speaker;
  }

  get(id: string): Conversation | undefined {
    return this.#known.get(id);
  }

  /** The next page. */
  loadMore(): Promise<void> {
    if (this.#cursor === undefined) return Promise.resolve();
    return (this.#loading ??= this.#loadPage(this.#cursor).finally(() => {
      this.#loading = undefined;
      this.changed();
    }));
  }

  /** For the client: signed in; the first page. */
  opened(page: readonly Conversation[], cursor: string | undefined): void {
    if (this.#status === 'opening') this.#cursor = cursor;
    this.#status = 'ready';
    const untold = new Set(this.snapshot.conversations.map(({ id }) => id));
    this.#told(page, untold);
    if (cursor) this.#listAgain(cursor, untold, untold.size);
    // All that are not archived have been told.
    else for (const id of untold) this.#amend(this.#known.get(id), { archived: true });
  }

  /** For the client: a conversation was read anew. */
  put(conversation: Conversation): void {
    this.#known.set(conversation.id, conversation);
    this.changed();
  }

  /** For the client: something was heard. `isRead`: somebody else will read it anew, where that is needed. */
  hear(frame: Frame, isRead = false): void {
    const id = frame.conversation_id as string;
    const known = this.#known.get(id);
    switch (frame.type) {
      case 'conversation.created':
        return this.#created(frame.conversation as Conversation);
      case 'conversation.updated':
        if (!known && frame.archived === false) void this.#look(id);
        return this.#amend(known, changesOf(frame));
      case 'conversation.deleted':
      case 'error':
        return this.#remove(id);
      case 'participant.added':
        if (!isRead && !known && (frame.participant as { user_id?: string }).user_id === this.#speaker.me) void this.#look(id);
        return this.#amend(known, { seq: frame.seq as number });
      case 'participant.removed':
      case 'participant.left':
        return frame.user_id === this.#speaker.me ? this.#remove(id) : this.#amend(known, { seq: frame.seq as number });
      case 'message.sent':
      case 'reply.completed':
      case 'reply.stopped':
      case 'reply.failed':
        if (known && typeof frame.message === 'object') this.#amend(known, countedIn(known, frame.message as Message, this.#speaker.me));
        return;
      case 'conversation.gap':
        if (!isRead && known && known.seq < (frame.seq as number)) void this.#look(id);
        return;
      case 'read.marked':
        if (frame.user_id === this.#speaker.me && known) this.#readElsewhere(known, frame.seq as number);
    }
  }

  /** For the client: how far one has read, and what is left. */
  read(id: string, read_seq: number, unread: number): void {
    this.#amend(this.#known.get(id), { read_seq, unread });
  }

  /** For the client: somebody else has signed in. */
  reset(): void {
    this.#known.clear();
    this.#cursor = undefined;
    this.#status = 'opening';
    this.changed();
  }

  protected look(before?: ConversationsSnapshot): ConversationsSnapshot {
    const conversations = same(before?.conversations, [...this.#known.values()].filter(({ archived }) => !archived).sort(byAge));
    return { status: this.#status, conversations, hasMore: this.#cursor !== undefined, loading: this.#loading !== undefined, error: this.#error };
  }

  async #loadPage(cursor: string): Promise<void> {
    this.changed();
    try {
      this.#cursor = (await this.#list(cursor)).cursor;
      this.#error = undefined;
    } catch (failure) {
      this.#error = asError(failure);
    }
  }

  #list(cursor: string, untold?: Set<string>): Promise<ConversationListOk> {
    return this.#speaker.command('conversation.list', { cursor }, {}, ({ conversations }) => this.#told(conversations, untold));
  }

  /** What one pins, archives and reads is in no log and not replayed: the list is read again, `left` more as it was known. */
  #listAgain(cursor: string | undefined, untold: Set<string>, left: number): void {
    if (left > 0 && cursor) {
      // Where it fails, the next connection reads it again.
      void this.#list(cursor, untold).then((ok) => this.#listAgain(ok.cursor, untold, left - ok.conversations.length)).catch(() => {});
    } else {
      // They are archived, or stand elsewhere now.
      for (const id of untold) void this.#look(id);
    }
  }

  /** As they stand; of one of which more was heard, what one has made of it oneself. */
  #told(conversations: readonly Conversation[], untold?: Set<string>): void {
    for (const told of conversations) {
      const { id, pinned, archived } = told;
      const known = this.#known.get(id);
      untold?.delete(id);
      this.#known.set(id, known && known.seq > told.seq ? { ...known, pinned, archived } : told);
    }
    this.changed();
  }

  /** What others have made has no role of one's own in it. */
  #created(conversation: Conversation): void {
    const role = conversation.owner_id === this.#speaker.me ? 'owner' : 'member';
    this.#known.set(conversation.id, { role, ...conversation });
    this.changed();
  }

  async #look(conversation_id: string): Promise<void> {
    try {
      const { conversation } = await this.#speaker.command('conversation.open', { conversation_id, limit: 0 });
      this.put(conversation);
    } catch {
      // It went away again, or the next connection lists it.
    }
  }

  #readElsewhere(known: Conversation, seq: number): void {
    if (seq > known.read_seq) this.#amend(known, { read_seq: seq, unread: seq >= known.seq ? 0 : known.unread });
  }

  #amend(known: Conversation | undefined, changes: Partial<Conversation>): void {
    if (!known) return;
    // What is replayed may be older than what is listed.
    const seq = Math.max(known.seq, changes.seq ?? 0);
    this.#known.set(known.id, { ...known, ...changes, seq });
    this.changed();
  }

  #remove(id: string): void {
    if (this.#known.delete(id)) this.changed();
  }
}

function changesOf({ type: _, conversation_id: __, ...changes }: Frame): Partial<Conversation> {
  return changes as Partial<Conversation>;
}

function byAge(a: Conversation, b: Conversation): number {
  const latest = ({ last_message_at, created_at }: Conversation) => last_message_at ?? created_at;
  return Number(b.pinned) - Number(a.pinned) || (latest(a) < latest(b) ? 1 : latest(a) > latest(b) ? -1 : 0);
}
