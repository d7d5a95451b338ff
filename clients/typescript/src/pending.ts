import { asError, ParleyError } from './errors.js';
import type { Message, MessageSendCommand } from './protocol.js';
import type { Speaker } from './speaker.js';
import type { TimelineMessage } from './timeline.js';

/** What one has said and the log does not have yet, by its key. */
export class Pending {
  readonly #messages = new Map<string, { readonly fields: MessageSendCommand; shown: TimelineMessage }>();
  readonly #speaker: Speaker;
  readonly #conversation: string;
  readonly #store: (message: Message) => void;
  readonly #changed: () => void;

  constructor(speaker: Speaker, conversation: string, store: (message: Message) => void, changed: () => void) {
    this.#speaker = speaker;
    this.#conversation = conversation;
    this.#store = store;
    this.#changed = changed;
  }

  get shown(): TimelineMessage[] {
    return [...this.#messages.values()].map(({ shown }) => shown);
  }

  async send(fields: MessageSendCommand): Promise<Message> {
    this.#add(fields, Date.now());
    try {
      const ok = await this.#speaker.command('message.send', fields, {}, ({ message }) => {
        this.#remove(fields.key);
        this.#store(message);
      });
      return ok.message;
    } catch (failure) {
      this.failed(fields.key, asError(failure));
      throw failure;
    }
  }

  async retry(localId: string): Promise<Message> {
    const found = [...this.#messages.values()].find(({ shown }) => shown.localId === localId && shown.state === 'failed');
    if (!found) throw new ParleyError('not_found', 'No such message');
    return this.send(found.fields);
  }

  discard(localId: string): void {
    for (const [key, { shown }] of this.#messages) {
      if (shown.localId === localId && shown.state === 'failed') this.#remove(key);
    }
  }

  failed(key: string, error: ParleyError): void {
    const known = this.#messages.get(key);
    if (!known) return;
    known.shown = { ...known.shown, state: 'failed', error };
    this.#changed();
  }

  /** It is in the log: heard of before, or without, an answer. */
  stored({ key, sender_id }: Message): void {
    if (key !== undefined && sender_id === this.#speaker.me) this.#remove(key);
  }

  /** What waits to be sent, whoever gave it. */
  restore(): void {
    for (const { fields, at } of this.#speaker.unsent(this.#conversation)) {
      const command = fields as unknown as MessageSendCommand;
      if (!this.#messages.has(command.key)) this.#add(command, at);
    }
  }

  reset(): void {
    this.#messages.clear();
  }

  #add(fields: MessageSendCommand, at: number): void {
    const { key, content, content_type = 'text', conversation_id, reply_to, attachments } = fields;
    const shown: TimelineMessage = {
      localId: `key:${key}`,
      state: 'sending',
      role: 'user',
      conversation_id,
      key,
      content,
      content_type,
      created_at: new Date(at).toISOString(),
      sender_id: this.#speaker.me,
      reply_to,
      attachments,
    };
    this.#messages.set(key, { fields, shown });
    this.#changed();
  }

  #remove(key: string): void {
    if (this.#messages.delete(key)) this.#changed();
  }
}
