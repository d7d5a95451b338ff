import type { Message } from './protocol.js';
import type { ParleyError } from './errors.js';

/**
 * A message as it is shown. `stored`: it is in the log. `sending`: it is on its way, or waits for a connection. `failed`:
 * it came to nothing, see `error`. `waiting` and `streaming`: the AI's answer, as far as it is there.
 */
export interface TimelineMessage extends Partial<Message> {
  /** The same from the first key pressed to the last change: what a list is keyed by. */
  readonly localId: string;
  readonly state: 'stored' | 'sending' | 'failed' | 'waiting' | 'streaming';
  readonly role: 'user' | 'assistant';
  readonly content: string;
  readonly error?: ParleyError;
}

/** A stretch of a conversation's messages without holes, by `seq`, as long as it may be. */
export class Timeline {
  #messages: readonly TimelineMessage[] = [];
  readonly #byId = new Map<string, Message>();
  hasOlder = false;
  hasNewer = false;
  readonly #most: number;
  readonly #localId: (message: Message) => string;

  constructor(most: number, localId: (message: Message) => string) {
    this.#most = most;
    this.#localId = localId;
  }

  get messages(): readonly TimelineMessage[] {
    return this.#messages;
  }

  get oldest(): number | undefined {
    return this.#messages[0]?.seq;
  }

  get newest(): number | undefined {
    return this.#messages.at(-1)?.seq;
  }

  /** Begins anew with these. */
  reset(messages: readonly Message[], hasOlder: boolean, hasNewer: boolean): void {
    const before = new Map(this.#messages.map((message) => [message.id, message]));
    this.#byId.clear();
    for (const message of messages) this.#byId.set(message.id, message);
    this.#messages = messages.map((message) => {
      const known = before.get(message.id);
      return known?.changed_seq === message.changed_seq && known ? known : this.#shown(message);
    });
    this.hasOlder = hasOlder;
    this.hasNewer = hasNewer;
  }

  prepend(page: readonly Message[], hasOlder: boolean): void {
    this.hasOlder = hasOlder;
    this.#merge(page);
    if (this.#messages.length > this.#most) {
      this.#keep(this.#messages.slice(0, this.#most));
      this.hasNewer = true;
    }
  }

  append(page: readonly Message[], hasNewer: boolean): void {
    this.hasNewer = hasNewer;
    this.#merge(page);
    this.#trimOldest();
  }

  /** Something was said, or has changed. Whether anything of it is shown. */
  hear(message: Message): boolean {
    const known = this.#byId.get(message.id);
    if (known) {
      if (known.changed_seq >= message.changed_seq) return false;
      this.#byId.set(message.id, message);
      this.#messages = this.#messages.map((one) => (one.id === message.id ? this.#shown(message) : one));
      return true;
    }
    // What lies beyond the stretch is read when somebody goes there.
    if (message.seq > (this.newest ?? 0) ? this.hasNewer : this.hasOlder && message.seq < (this.oldest ?? 0)) return false;
    this.#merge([message]);
    this.#trimOldest();
    return true;
  }

  #merge(page: readonly Message[]): void {
    const fresh: TimelineMessage[] = [];
    let sorted = true;
    for (const message of page) {
      if (this.#byId.has(message.id)) {
        this.hear(message);
      } else {
        this.#byId.set(message.id, message);
        sorted &&= message.seq > (fresh.at(-1)?.seq ?? this.newest ?? 0);
        fresh.push(this.#shown(message));
      }
    }
    const all = [...this.#messages, ...fresh];
    this.#messages = sorted ? all : all.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  }

  #trimOldest(): void {
    if (this.#messages.length <= this.#most) return;
    // A tenth at once, so that not every message costs a copy of the map.
    this.#keep(this.#messages.slice(-Math.ceil(this.#most * 0.9)));
    this.hasOlder = true;
  }

  #keep(messages: readonly TimelineMessage[]): void {
    const kept = new Set(messages.map(({ id }) => id));
    for (const id of this.#byId.keys()) {
      if (!kept.has(id)) this.#byId.delete(id);
    }
    this.#messages = messages;
  }

  #shown(message: Message): TimelineMessage {
    return { ...message, localId: this.#localId(message), state: 'stored' };
  }
}
