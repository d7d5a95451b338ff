import type { ConversationSnapshot } from './conversation-snapshot.js';
import { ConversationState } from './conversation-state.js';
import { newKey } from './environment.js';
import { asError, isHidden, type ParleyError } from './errors.js';
import type { Frame } from './link.js';
import type { Message, MessageSendCommand } from './protocol.js';
import { Pending } from './pending.js';
import { Replies, type Reply } from './replies.js';
import type { Speaker } from './speaker.js';
import { same, Store } from './store.js';
import { Timeline, type TimelineMessage } from './timeline.js';
import { TypingThrottle } from './typing.js';

export interface ConversationStoreOptions {
  /** Messages of a page (50). */
  readonly pageSize?: number;
  /** Messages kept at once (1000): who reads far back lets go of the newest, and gets them again. */
  readonly maxMessages?: number;
}

export type SendOptions = Omit<MessageSendCommand, 'conversation_id' | 'content' | 'key'> & { readonly key?: string };

/** One conversation, kept up to date: its newest messages first, older ones page by page, answers as they are written. */
export class ConversationStore extends Store<ConversationSnapshot> {
  readonly #timeline: Timeline;
  readonly #pending: Pending;
  readonly #replies = new Replies();
  readonly #state: ConversationState;
  readonly #throttle: TypingThrottle;
  readonly #pageSize: number;
  #error: ParleyError | undefined;
  /** It is what the server has. */
  #opened = false;
  /** It has been so once. */
  #known = false;
  #opening: Promise<void> | undefined;
  #marked = 0;
  /** A page that is being read, and what is heard meanwhile: it may be newer than the page. */
  #loading: { readonly older: boolean; readonly heard: Message[] } | undefined;
  #loaded: Promise<void> = Promise.resolve();
  readonly #speaker: Speaker;

  constructor(readonly id: string, speaker: Speaker, { pageSize = 50, maxMessages = 1000 }: ConversationStoreOptions = {}) {
    super();
    this.#speaker = speaker;
    this.#pageSize = Math.min(pageSize, maxMessages);
    this.#timeline = new Timeline(maxMessages, (message) =>
      message.key !== undefined && message.sender_id === speaker.me ? `key:${message.key}` : message.id,
    );
    this.#state = new ConversationState(
      () => speaker.me,
      () => this.changed(),
      (read) => this.#timeline.messages.filter(({ seq, sender_id, deleted_at }) => seq! > read && sender_id !== speaker.me && !deleted_at).length,
    );
    this.#pending = new Pending(speaker, id, (message) => this.#store(message), () => this.changed());
    this.#throttle = new TypingThrottle((typing) => {
      void speaker.command('typing.set', { conversation_id: id, typing }).catch(() => {});
    });
  }

  get messages(): readonly TimelineMessage[] {
    return this.snapshot.messages;
  }

  /** Reads the newest messages, and is kept up to date from then on; whoever subscribes opens it, too. */
  open(): Promise<void> {
    if (this.#opened) return Promise.resolve();
    return (this.#opening ??= this.#open().finally(() => (this.#opening = undefined)));
  }

  /** Says something: shown at once, stored once, however often it has to be sent. */
  async send(content: string, options: SendOptions = {}): Promise<Message> {
    this.#throttle.set(false);
    const fields = { ...options, conversation_id: this.id, content, key: options.key ?? newKey() };
    return this.#pending.send(fields);
  }

  /** Sends again, under its key, what came to nothing. */
  async retry(localId: string): Promise<Message> {
    return this.#pending.retry(localId);
  }

  /** Lets go of what came to nothing. */
  discard(localId: string): void {
    this.#pending.discard(localId);
  }

  /** The page before the oldest message. */
  loadOlder(): Promise<void> {
    return this.#load(true);
  }

  /** The page after the newest message, after one has gone far back. */
  loadNewer(): Promise<void> {
    return this.#load(false);
  }

  /** Back to the newest messages. */
  async latest(): Promise<void> {
    if (!this.#timeline.hasNewer) return;
    this.#opened = false;
    await this.open();
  }

  /** Everything up to `seq` is read; without it, everything there is. */
  async markRead(seq = this.#timeline.newest ?? 0): Promise<void> {
    if (seq <= Math.max(this.#marked, this.#state.details?.read_seq ?? 0)) return;
    this.#marked = seq;
    try {
      await this.#speaker.command('read.mark', { conversation_id: this.id, seq }, {}, (ok) => {
        if (this.#speaker.me) this.#state.read(this.#speaker.me, ok.seq);
        this.#state.amend({ read_seq: ok.seq, unread: ok.unread });
      });
    } catch (failure) {
      this.#marked = 0;
      throw failure;
    }
  }

  /** Says that one is typing; call it with every key. It is sent as seldom as it can be, and ends by itself. */
  typing(on = true): void {
    if (this.#speaker.isConnected) this.#throttle.set(on);
  }

  async edit(message_id: string, content: string): Promise<void> {
    await this.#speaker.command('message.edit', { message_id, content }, {}, ({ message }) => this.#store(message));
  }

  async delete(message_id: string): Promise<void> {
    await this.#speaker.command('message.delete', { message_id }, {}, ({ message }) => this.#store(message));
  }

  async react(message_id: string, emoji: string, on = true): Promise<void> {
    await this.#speaker.command('message.react', { message_id, emoji, on }, {}, ({ message }) => this.#store(message));
  }

  /** Stops an answer, without an id all that are being written; what was said is kept. */
  async stop(reply_id?: string): Promise<void> {
    const open = this.#replies.all.filter(({ status }) => status !== 'failed').map(({ id }) => id);
    await Promise.all((reply_id ? [reply_id] : open).map((id) => this.#speaker.command('reply.stop', { reply_id: id })));
  }

  /** Asks for another answer to a message, or to what a message of the AI answers. Returns the reply's id. */
  async regenerate(message_id: string): Promise<string> {
    return (await this.#speaker.command('reply.regenerate', { message_id })).reply_id;
  }

  reply(reply_id: string): Reply | undefined {
    return this.#replies.get(reply_id);
  }

  /** For the client: whether it is read anew where that is needed. */
  get isLive(): boolean {
    return this.isWatched || this.#known;
  }

  /** For the client: something of this conversation was heard. */
  hear(frame: Frame): void {
    const { message } = frame;
    if (frame.type === 'conversation.gap') return void this.#anew();
    // One takes no part in it any more, but what is public may still be looked at.
    if (frame.type === 'error') return void (this.#known && this.#anew());
    if (this.#state.gone && frame.type === 'participant.added') return void this.#anew();
    if (this.#replies.hear(frame)) this.changed();
    if (message && typeof message === 'object') this.#store(message as Message, frame.type !== 'message.changed');
    this.#state.hear(frame);
  }

  /** For the client: there is a connection again. */
  connected(): void {
    this.#pending.restore();
    // One may have been taken back into it meanwhile.
    if (this.#state.gone) this.#opened = false;
    if (!this.#opened && (this.isWatched || this.#error)) void this.open();
  }

  /** For the client: somebody else has signed in. */
  reset(): void {
    this.#opened = this.#known = false;
    this.#state.reset();
    this.#marked = 0;
    this.#replies.clear();
    this.#timeline.reset([], false, false);
    this.#pending.reset();
    this.changed();
  }

  /** For the client: the connection is lost, or nobody will look at it any more. What passes by itself is over. */
  close(): void {
    this.#state.typists.clear();
    this.#throttle.stop();
  }

  /** For the client: a message that was to be sent will not be. */
  dropped(key: string, error: ParleyError): void {
    this.#pending.failed(key, error);
  }

  /** For the client: an earlier page has left messages to be sent. */
  restored(): void {
    this.#pending.restore();
  }

  protected override watched(): void {
    void this.open();
  }

  protected look(before?: ConversationSnapshot): ConversationSnapshot {
    const stored = this.#timeline.messages;
    // What is said again under its key is where it was.
    const own = this.#pending.shown.filter(({ localId }) => !stored.some((one) => one.localId === localId));
    return {
      status: this.#state.gone ? 'gone' : this.#known ? 'ready' : 'opening',
      error: this.#error,
      details: this.#state.details,
      participants: this.#state.participants,
      people: this.#state.people,
      messages: same(before?.messages, [...stored, ...own, ...this.#replies.shown]),
      replies: same(before?.replies, this.#replies.all),
      typing: this.#state.typists.ids,
      readSeqs: this.#state.readSeqs,
      hasOlder: this.#timeline.hasOlder,
      hasNewer: this.#timeline.hasNewer,
      loadingOlder: this.#loading?.older === true,
      loadingNewer: this.#loading?.older === false,
    };
  }

  async #open(): Promise<void> {
    const command = { conversation_id: this.id, limit: this.#pageSize };
    try {
      await this.#speaker.command('conversation.open', command, {}, (ok) => {
        const { messages, more } = ok;
        this.#opened = this.#known = true;
        this.#error = undefined;
        this.#state.reset(ok);
        this.#loading = undefined;
        this.#timeline.reset(messages, more, false);
        this.#pending.restore();
        for (const message of messages) this.#pending.stored(message);
        this.changed();
      });
    } catch (failure) {
      if (isHidden(this.#fails(failure))) this.#state.gone = true;
      this.changed();
    }
  }

  async #anew(): Promise<void> {
    this.#opened = false;
    this.#replies.clear();
    if (this.isLive) await this.open();
  }

  #load(older: boolean): Promise<void> {
    return (this.#loaded = this.#loaded.then(() => this.#loadPage(older)));
  }

  async #loadPage(older: boolean): Promise<void> {
    await this.open();
    const from = older ? this.#timeline.oldest : this.#timeline.newest;
    if (from === undefined || !(older ? this.#timeline.hasOlder : this.#timeline.hasNewer)) return;
    const loading = (this.#loading = { older, heard: [] as Message[] });
    this.changed();
    const range = older ? { before_seq: from } : { after_seq: from };
    const command = { conversation_id: this.id, limit: this.#pageSize, ...range };
    try {
      await this.#speaker.command('message.history', command, {}, ({ messages, more, former_participants }) => {
        // Opened anew meanwhile: the page belongs to what was shown before.
        if (this.#loading !== loading) return;
        this.#state.meet(former_participants);
        for (const message of messages) this.#pending.stored(message);
        if (older) this.#timeline.prepend(messages, more);
        else this.#timeline.append(messages, more);
        for (const message of loading.heard) this.#timeline.hear(message);
        this.#error = undefined;
      });
    } catch (failure) {
      this.#fails(failure);
    } finally {
      if (this.#loading === loading) this.#loading = undefined;
      this.changed();
    }
  }

  #fails(failure: unknown): ParleyError {
    return (this.#error = asError(failure));
  }

  #store(message: Message, said = true): void {
    this.#pending.stored(message);
    if (!this.#opened) return;
    this.#loading?.heard.push(message);
    if (said) this.#state.said(message);
    if (this.#timeline.hear(message)) this.changed();
  }
}
