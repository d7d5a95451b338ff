import { changesOf, countedIn } from './conversation-state.js';
import { asError, isHidden, type ParleyError } from './errors.js';
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
  /** Those known that this connection's list has not told yet, as they were before it. */
  #untold = new Map<string, Conversation>();
  /** Those removed on this connection: a page that was read before may still tell them. */
  readonly #removed = new Set<string>();
  /** Those to be looked up; the first of them just now. */
  readonly #looking = new Set<string>();
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
    const untold = (this.#untold = new Map(this.snapshot.conversations.map((one) => [one.id, one])));
    // What is under way is read again, too.
    this.#removed.clear();
    this.#told(page);
    // Where it fails, the next connection reads it again.
    this.#listAgain(cursor, untold, untold.size).catch(() => {});
  }

  /** For the client: a conversation was read anew. */
  put(conversation: Conversation): void {
    this.#known.set(conversation.id, conversation);
    this.#removed.delete(conversation.id);
    this.changed();
  }

  /** For the client: something was heard. `isRead`: somebody else will read it anew, where that is needed. */
  hear(frame: Frame, isRead = false): void {
    const id = frame.conversation_id as string;
    const seq = frame.seq as number;
    const known = this.#known.get(id);
    // Of some events a sentence.
    const message = frame.message as Message | undefined;
    if (known) {
      if (message?.seq) this.#amend(known, countedIn(known, message, this.#speaker.me));
    }
    // No page has told it, as it lies too far back, was archived, or moved between two pages.
    else if (!isRead && (message?.seq || frame.participant || frame.archived === false)) void this.#look(id);
    switch (frame.type) {
      case 'conversation.created':
        return this.#created(frame.conversation as Conversation);
      case 'conversation.updated':
        return this.#amend(known, changesOf(frame));
      case 'conversation.deleted':
      case 'error':
        return this.#remove(id);
      case 'participant.added':
      case 'participant.removed':
      case 'participant.left':
        // Who is added stands in the participant.
        return frame.user_id === this.#speaker.me ? this.#remove(id) : this.#amend(known, { seq });
      case 'conversation.gap':
        if (known && !isRead && seq > known.seq) void this.#look(id);
        return;
      case 'read.marked':
        if (known && frame.user_id === this.#speaker.me && seq > known.read_seq) this.read(id, seq, seq < known.seq ? known.unread : 0);
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

  #list(cursor: string): Promise<ConversationListOk> {
    return this.#speaker.command('conversation.list', { cursor }, {}, ({ conversations }) => this.#told(conversations));
  }

  /** What one pins, archives and reads is in no log and not replayed: the list is read again, as far as it was known. */
  async #listAgain(cursor: string | undefined, untold: Map<string, Conversation>, left: number): Promise<void> {
    while (cursor && left > 0) {
      const ok: ConversationListOk = await this.#list(cursor);
      cursor = ok.cursor;
      left -= ok.conversations.length;
    }
    for (const [id, before] of untold) {
      // All that are not archived have been told, but for those that moved meanwhile.
      if (!cursor && this.#known.get(id) === before) this.#amend(before, { archived: true });
      else void this.#look(id);
    }
  }

  /** As they stand; of one of which more was heard or read, what one has made of it oneself. */
  #told(conversations: readonly Conversation[]): void {
    for (const told of conversations) {
      const { id, pinned, archived } = told;
      const known = this.#known.get(id);
      this.#untold.delete(id);
      if (this.#removed.has(id)) continue;
      const isBehind = known && (known.seq > told.seq || known.read_seq > told.read_seq);
      this.#known.set(id, isBehind ? { ...known, pinned, archived } : told);
    }
    this.changed();
  }

  /** What others have made has no role of one's own in it. */
  #created(conversation: Conversation): void {
    const role = conversation.owner_id === this.#speaker.me ? 'owner' : 'member';
    this.put({ role, ...conversation });
  }

  /** One after the other: what one sends oneself goes between them. */
  async #look(id: string): Promise<void> {
    const isLooking = this.#looking.size;
    this.#looking.add(id);
    if (isLooking) return;
    for (const conversation_id of this.#looking) {
      try {
        // The client puts what is answered.
        await this.#speaker.command('conversation.open', { conversation_id, limit: 0 });
      } catch (failure) {
        // Otherwise the next connection lists it.
        if (isHidden(failure as ParleyError)) this.#remove(conversation_id);
      }
      this.#looking.delete(conversation_id);
    }
  }

  #amend(known: Conversation | undefined, changes: Partial<Conversation>): void {
    if (!known) return;
    // What is replayed may be older than what is listed.
    const seq = Math.max(known.seq, changes.seq ?? 0);
    this.put({ ...known, ...changes, seq });
  }

  #remove(id: string): void {
    this.#removed.add(id);
    this.#known.delete(id);
    this.changed();
  }
}

function byAge(a: Conversation, b: Conversation): number {
  const latest = ({ last_message_at, created_at }: Conversation) => last_message_at ?? created_at;
  return +b.pinned - +a.pinned || latest(b).localeCompare(latest(a));
}
