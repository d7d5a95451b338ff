import type { Frame } from './link.js';
import type { ReplyDeltaEvent, ReplyFailedEvent, ReplyStartedEvent, ReplyWaitingEvent } from './protocol.js';
import type { TimelineMessage } from './timeline.js';

/** An answer of the AI that is not in the log yet, or came to nothing. */
export interface Reply {
  readonly id: string;
  readonly conversation_id: string;
  readonly to_message_id?: string;
  /** Of the message that will come of it. */
  readonly message_id?: string;
  readonly model?: string;
  readonly status: 'waiting' | 'streaming' | 'failed';
  readonly text: string;
  readonly reasoning: string;
  /** Why it waits, or failed. */
  readonly reason?: string;
  readonly code?: string;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

/** How many failed answers are remembered. */
const MOST_FAILED = 20;

/** The answers of one conversation that are being written, put together from their pieces. */
export class Replies {
  readonly #replies = new Map<string, Reply>();

  get all(): readonly Reply[] {
    return [...this.#replies.values()];
  }

  get(id: string): Reply | undefined {
    return this.#replies.get(id);
  }

  /** Those being written, as messages; the same ones until there is more of them. */
  get shown(): TimelineMessage[] {
    return this.all.filter(({ status }) => status !== 'failed').map(messageOf);
  }

  clear(): void {
    this.#replies.clear();
  }

  /** Whether the frame changed anything. */
  hear(frame: Frame): boolean {
    switch (frame.type) {
      case 'reply.started':
        return this.#started(frame as unknown as ReplyStartedEvent);
      case 'reply.waiting':
        return this.#waits(frame as unknown as ReplyWaitingEvent);
      case 'reply.delta':
        return this.#more(frame as unknown as ReplyDeltaEvent, 'text');
      case 'reply.reasoning':
        return this.#more(frame as unknown as ReplyDeltaEvent, 'reasoning');
      case 'reply.completed':
      case 'reply.stopped':
        return this.#replies.delete(String(frame.reply_id));
      case 'reply.failed':
        return this.#failed(frame as unknown as ReplyFailedEvent);
      default:
        return false;
    }
  }

  #started({ type: _, reply_id, attempt: __, ...fields }: ReplyStartedEvent): boolean {
    for (const { id, status, to_message_id } of this.all) {
      if (status === 'failed' && to_message_id === fields.to_message_id) this.#replies.delete(id);
    }
    // Said again: what was heard of it is void.
    this.#replies.set(reply_id, { ...fields, id: reply_id, status: 'streaming', text: '', reasoning: '' });
    return true;
  }

  #waits({ reply_id, conversation_id, to_message_id, reason, retry_after_ms }: ReplyWaitingEvent): boolean {
    const fields = { id: reply_id, conversation_id, to_message_id, reason, retryAfterMs: retry_after_ms };
    this.#replies.set(reply_id, { ...fields, status: 'waiting', text: '', reasoning: '' });
    return true;
  }

  #more({ reply_id, conversation_id, offset, text }: ReplyDeltaEvent, field: 'text' | 'reasoning'): boolean {
    const nothing: Reply = { id: reply_id, conversation_id, status: 'streaming', text: '', reasoning: '' };
    const known = this.#replies.get(reply_id) ?? nothing;
    // The beginning is missing: the whole comes at the end, or with the next connection.
    if (offset > known[field].length || known[field].startsWith(text, offset)) return false;
    this.#replies.set(reply_id, { ...known, status: 'streaming', [field]: known[field].slice(0, offset) + text });
    return true;
  }

  #failed(frame: ReplyFailedEvent): boolean {
    const { reply_id, conversation_id, to_message_id, code, message, reason, retryable, retry_after_ms } = frame;
    this.#replies.delete(reply_id);
    const why = typeof message === 'string' ? message : (reason ?? '');
    const fields = { id: reply_id, conversation_id, to_message_id, code, retryable, retryAfterMs: retry_after_ms };
    this.#replies.set(reply_id, { ...fields, status: 'failed', reason: why, text: '', reasoning: '' });
    const failed = this.all.filter(({ status }) => status === 'failed');
    if (failed.length > MOST_FAILED && failed[0]) this.#replies.delete(failed[0].id);
    return true;
  }
}

const messages = new WeakMap<Reply, TimelineMessage>();

function messageOf(reply: Reply): TimelineMessage {
  const { id, message_id, conversation_id, to_message_id, text, reasoning, status } = reply;
  const shown: TimelineMessage = messages.get(reply) ?? {
    localId: message_id ?? `reply:${id}`,
    id: message_id,
    conversation_id,
    reply_to: to_message_id,
    reply_id: id,
    role: 'assistant',
    content: text,
    reasoning,
    state: status === 'waiting' ? 'waiting' : 'streaming',
  };
  messages.set(reply, shown);
  return shown;
}
