import { guarded, type Unsubscribe } from './emitter.js';
import type { ParleyError } from './errors.js';
import type { TopicEvent } from './protocol.js';
import type { Speaker } from './speaker.js';

interface Subscription {
  readonly heard: (event: TopicEvent) => void;
  readonly refused: ((error: ParleyError) => void) | undefined;
}

/** Topics that are listened to, on this connection and the next ones. */
export class Topics {
  readonly #topics = new Map<string, Set<Subscription>>();
  readonly #speaker: Speaker;

  constructor(speaker: Speaker) {
    this.#speaker = speaker;
  }

  subscribe(topic: string, heard: (event: TopicEvent) => void, refused?: (error: ParleyError) => void): Unsubscribe {
    const subscription = { heard, refused };
    const others = this.#topics.get(topic);
    const all = others ?? new Set<Subscription>();
    all.add(subscription);
    this.#topics.set(topic, all);
    if (!others && this.#speaker.isConnected) this.#ask(topic);
    return () => {
      if (!all.delete(subscription) || all.size > 0 || this.#topics.get(topic) !== all) return;
      this.#topics.delete(topic);
      if (this.#speaker.isConnected) void this.#speaker.command('topic.unsubscribe', { topic }).catch(() => {});
    };
  }

  /** For the client: a new connection listens to nothing yet. */
  connected(): void {
    for (const topic of this.#topics.keys()) this.#ask(topic);
  }

  hear(event: TopicEvent): void {
    for (const { heard } of [...(this.#topics.get(event.topic) ?? [])]) guarded(() => heard(event));
  }

  #ask(topic: string): void {
    this.#speaker.command('topic.subscribe', { topic }).then(
      () => {
        // Nobody wants it any more.
        if (!this.#topics.has(topic)) void this.#speaker.command('topic.unsubscribe', { topic }).catch(() => {});
      },
      (error: ParleyError) => {
        // What did not arrive is asked anew with the next connection.
        if (error.retryable || error.code === 'disconnected') return;
        for (const { refused } of this.#topics.get(topic) ?? []) guarded(() => refused?.(error));
      },
    );
  }
}
