import { addresses, webSocketOf } from './address.js';
import type { BackoffOptions } from './backoff.js';
import { type ClientEvents, masked } from './client-events.js';
import { Connection, type State, type StateChange } from './connection.js';
import { ConversationStore, type ConversationStoreOptions } from './conversation.js';
import { ConversationsStore } from './conversations.js';
import { type CommandType, deliveryOf, type Fields, type Ok } from './delivery.js';
import { DocumentStore } from './document.js';
import { Emitter, type IterationOptions, type Unsubscribe } from './emitter.js';
import { type Environment, machine, newKey } from './environment.js';
import { ParleyError } from './errors.js';
import { type Frame, Link, type LinkListener } from './link.js';
import { Outbox } from './outbox.js';
import type { CommandOptions, OutboxOptions } from './outbox-entry.js';
import { type Position, Positions } from './positions.js';
import { PresenceStore } from './presence.js';
import type { ConnectOk, ConversationOpenOk, DocumentStartCommand, Limits, TopicEvent, User } from './protocol.js';
import { Shelf } from './shelf.js';
import type { Speaker } from './speaker.js';
import { type TokenProvider, Tokens } from './tokens.js';
import { Topics } from './topics.js';

export interface ParleyOptions {
  /** Of a gateway: `https://chat.example.com`, or the whole address of its socket. On a page, where it is left out, that page's origin. */
  readonly url?: string;
  /** Gives a token whenever one is needed; asked again, with growing pauses, where it fails. */
  readonly getToken?: TokenProvider;
  /** One token, which cannot be renewed. With neither one looks on as an anonymous visitor. */
  readonly token?: string;
  /** Where there is none of the platform's own, as in Node before 22: that of `ws` or `undici`. */
  readonly webSocket?: unknown;
  readonly backoff?: BackoffOptions;
  /** Commands that wait for a connection, or for their answer. */
  readonly queue?: OutboxOptions;
  readonly conversations?: ConversationStoreOptions;
  /** From dialling to being signed in, in milliseconds (15 000). */
  readonly connectTimeoutMs?: number;
  /** What the server is told one is. */
  readonly client?: { readonly name: string; readonly version: string };
}

/** One person's connection, which comes back by itself, and all that is known by it. */
export class Parley {
  /** One's conversations. */
  readonly conversations: ConversationsStore;
  /** Who is there. */
  readonly presence: PresenceStore;
  readonly #events = new Emitter<ClientEvents>();
  readonly #positions = new Positions();
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #topics: Topics;
  readonly #stores = new Shelf<ConversationStore>();
  readonly #documents = new Shelf<DocumentStore>();
  readonly #speaker: Speaker;
  readonly #tokens: Tokens;
  #standing: StateChange = { state: 'disconnected' };
  #restored = false;
  #user: User | undefined;
  #limits: Limits | undefined;
  #resumed: readonly Position[] = [];
  readonly #options: ParleyOptions;

  constructor(options: ParleyOptions, environment: Environment = machine) {
    this.#options = options;
    this.#tokens = new Tokens(options.getToken, options.token);
    const client = options.client ?? { name: '@parley/client', version: '1.0.0' };
    const connectWithinMs = options.connectTimeoutMs ?? 15_000;
    const dial = (listener: LinkListener) => new Link(webSocketOf(options.webSocket), addresses(options.url).socket, listener);
    this.#connection = new Connection({ dial, client, backoff: options.backoff, connectWithinMs }, this.#tokens, {
      resume: () => ({ resume: (this.#resumed = this.#positions.resume(this.#limits?.max_resume || 1000)) }),
      opened: (ok) => this.#opened(ok),
      heard: (frame) => this.#hear(frame),
      lost: (atFault) => this.#outbox.lost(atFault),
      changed: (change) => {
        this.#standing = change;
        if (change.state !== 'connected') this.#stores.all.forEach((store) => store.close());
        if (change.state === 'disconnected') this.#outbox.ended(change.reason ?? 'Not connected');
        this.#events.emit('state', change);
      },
      tokenFailed: (error) => this.#events.emit('token.failed', { error }),
      traced: (sent, frame) => this.#events.emit('frame', masked({ sent, frame })),
    }, environment);
    this.#outbox = new Outbox(
      options.queue ?? {},
      environment,
      (type, fields, answered) => this.#connection.ask(type, fields, answered),
      (dropped) => {
        if (dropped.type === 'message.send') this.#stores.find(String(dropped.fields.conversation_id))?.dropped(dropped.key, dropped.error);
        this.#events.emit('command.dropped', dropped);
      },
      (error) => this.#events.emit('storage.failed', { error }),
    );
    this.#speaker = this.#speak();
    this.#topics = new Topics(this.#speaker);
    this.conversations = new ConversationsStore(this.#speaker);
    this.presence = new PresenceStore(this.#speaker);
  }

  get state(): State {
    return this.#connection.state;
  }

  /** How the connection stands, and why: the same object until it stands otherwise. */
  get connection(): StateChange {
    return this.#standing;
  }

  /** Who one is, once it is known. */
  get user(): User | undefined {
    return this.#user;
  }

  /** What the server allows, once it is known. */
  get limits(): Limits | undefined {
    return this.#limits;
  }

  /** Connects, and stays so until `disconnect`, or until the server says not to come back. */
  connect(): this {
    // What is wrong with these is said at once, not by attempts without end.
    webSocketOf(this.#options.webSocket);
    addresses(this.#options.url);
    if (!this.#restored) void this.#outbox.restore().then(() => this.#stores.all.forEach((store) => store.restored()));
    this.#restored = true;
    this.#connection.start();
    return this;
  }

  /** Ends the connection. What waits under a key is sent by the next `connect`. */
  disconnect(): void {
    this.#connection.stop();
  }

  /** The machine may have been away: looks at once whether the connection lives. Done by itself where a page tells so. */
  wake(): void {
    this.#connection.wake();
  }

  /** Asks for something. Fails with a `ParleyError`. */
  command<T extends CommandType>(type: T, fields: Fields<T>, options: CommandOptions = {}): Promise<Ok<T>> {
    return this.#command(type, fields, options);
  }

  /** Hears every event of this type, and what the client itself has to tell. */
  on<K extends keyof ClientEvents>(type: K, listener: (event: ClientEvents[K]) => void): Unsubscribe {
    return this.#events.on(type, listener);
  }

  /** The same one after the other: `for await (const event of parley.events('message.sent'))`. */
  events<K extends keyof ClientEvents>(type: K, options?: IterationOptions): AsyncIterableIterator<ClientEvents[K]> {
    return this.#events.iterate(type, options);
  }

  /** A conversation, kept up to date; the same object for the same id. */
  conversation(id: string): ConversationStore {
    return this.#stores.get(id, () => {
      const store = new ConversationStore(id, this.#speaker, this.#options.conversations);
      store.restored();
      return store;
    });
  }

  /** A guided document; the same object for the same session. */
  document(session: string): DocumentStore {
    return this.#documents.get(session, () => new DocumentStore(session, this.#speaker));
  }

  /** Begins a guided document. */
  async startDocument(template_id: string, options: Omit<DocumentStartCommand, 'template_id'> = {}): Promise<DocumentStore> {
    const { session } = await this.command('document.start', { template_id, ...options });
    return this.#documents.get(session.id, () => new DocumentStore(session.id, this.#speaker, session));
  }

  /** A finished document as a file. */
  exportDocument(document: string, format: 'md' | 'html' | 'pdf' | 'word'): Promise<Response> {
    return this.fetch(`/documents/${encodeURIComponent(document)}/export?format=${format}`);
  }

  /** A request to the gateway in one's own name. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const { http } = addresses(this.#options.url);
    const url = new URL(path, http);
    if (url.origin !== new URL(http).origin) throw new TypeError('Not its own gateway');
    const token = await this.#tokens.forRequest(this.state === 'connected');
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    return globalThis.fetch(url, { ...init, headers });
  }

  /** Listens to a topic until the function it returns is called, over as many connections as it takes. */
  subscribe(topic: string, listener: (event: TopicEvent) => void, refused?: (error: ParleyError) => void): Unsubscribe {
    return this.#topics.subscribe(topic, listener, refused);
  }

  #speak(): Speaker {
    const parley = this;
    return {
      get me() {
        return parley.#user?.id;
      },
      get isConnected() {
        return parley.state === 'connected';
      },
      command: (type, fields, options = {}, answered) => this.#command(type, fields, options, answered),
      unsent: (conversation) => this.#outbox.waiting('message.send').filter(({ fields }) => fields.conversation_id === conversation),
    };
  }

  #command<T extends CommandType>(type: T, given: Fields<T>, options: CommandOptions, answered?: (ok: Ok<T>) => void): Promise<Ok<T>> {
    const fields = deliveryOf(type) === 'keyed' ? { ...given, key: (given as { key?: string }).key ?? newKey() } : given;
    if (this.state === 'disconnected' && deliveryOf(type) !== 'keyed') {
      return Promise.reject(new ParleyError('disconnected', 'Not connected'));
    }
    return new Promise((resolve, reject) => {
      this.#outbox.add(type, fields, options, (answer) => {
        if ('error' in answer) {
          reject(answer.error);
          return;
        }
        const ok = answer.ok as unknown as Ok<T>;
        this.#answered(type, fields as { conversation_id?: string }, answer.ok);
        answered?.(ok);
        resolve(ok);
      });
    });
  }

  /** What an answer says of how far conversations were heard, before anything that follows it is heard. */
  #answered(type: CommandType, { conversation_id }: { conversation_id?: string }, ok: Frame): void {
    if (type === 'conversation.open') {
      const { conversation, seq } = ok as unknown as ConversationOpenOk;
      this.#positions.begin(conversation.id, seq);
      if (conversation.role) this.conversations.put(conversation);
    } else if (type === 'conversation.list') {
      for (const { id, seq } of (ok as unknown as ConnectOk).conversations) this.#positions.shown(id, seq);
    } else if (type === 'read.mark') {
      this.conversations.read(conversation_id as string, ok.seq as number, ok.unread as number);
    }
  }

  #opened(ok: ConnectOk): void {
    const another = this.#user !== undefined && this.#user.id !== ok.user.id;
    this.#user = ok.user;
    this.#limits = ok.limits;
    if (another) this.#forget();
    const leftOut = another ? [] : this.#positions.leftOut(this.#resumed);
    // What is resumed is replayed from where it was left, whatever the list says.
    for (const { id, seq } of ok.conversations) {
      if (this.#positions.seq(id) === undefined) this.#positions.begin(id, seq);
    }
    this.conversations.opened(ok.conversations, ok.cursor);
    this.#outbox.opened(ok.user.id, ok.limits.max_frame_bytes);
    this.#topics.connected();
    for (const store of [this.presence, ...this.#stores.all, ...this.#documents.all]) store.connected();
    for (const { conversation_id, seq } of leftOut) this.#missed(conversation_id, seq + 1, seq);
  }

  /** Nothing of one person is shown to another. */
  #forget(): void {
    this.#positions.clear();
    this.conversations.reset();
    for (const store of this.#stores.all) store.reset();
    this.#documents.clear();
  }

  #missed(conversation_id: string, first_seq: number, seq: number): void {
    this.#tell({ type: 'conversation.gap', conversation_id, first_seq, seq }, conversation_id);
  }

  #hear(frame: Frame): void {
    // Answered too late: whoever asked has been told otherwise, or has asked again.
    if (frame.type === 'ok' || frame.type === 'connect' || (frame.type === 'error' && frame.ref !== undefined)) return;
    const heard = this.#positions.hear(frame);
    if (heard === 'duplicate') return;
    const conversation = typeof frame.conversation_id === 'string' ? frame.conversation_id : undefined;
    const seq = frame.seq as number;
    if (heard === 'hole') this.#missed(conversation as string, seq, seq - 1);
    this.#tell(frame, conversation);
    if (this.#isOver(frame)) this.#positions.forget(conversation as string);
  }

  #tell(frame: Frame, conversation: string | undefined): void {
    if (conversation !== undefined) {
      const store = this.#stores.find(conversation);
      this.conversations.hear(frame, store?.isLive);
      store?.hear(frame);
    } else if (frame.type === 'presence.changed') {
      this.presence.hear(frame);
    } else if (frame.type === 'topic.event') {
      this.#topics.hear(frame as unknown as TopicEvent);
    } else if (typeof frame.session_id === 'string') {
      this.#documents.find(frame.session_id)?.hear(frame);
    }
    this.#events.emit(frame.type as keyof ClientEvents, frame as never);
    if (frame.type !== 'error') this.#events.emit('event', frame as never);
  }

  /** Whether it was the last that is heard of its conversation. */
  #isOver({ type, user_id }: Frame): boolean {
    const own = user_id !== undefined && user_id === this.#user?.id;
    return type === 'conversation.deleted' || type === 'error' || ((type === 'participant.removed' || type === 'participant.left') && own);
  }
}

/** Connects at once. */
export function connect(options: ParleyOptions = {}): Parley {
  return new Parley(options).connect();
}
