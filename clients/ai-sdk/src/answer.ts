import type { Message, Parley, Unsubscribe } from '@parley/client';
import type { UIMessageChunk } from 'ai';

type Kind = 'reasoning' | 'text';

/** How an answer ended. */
type End = { readonly message?: Message; readonly stopped?: boolean; readonly failure?: string };

/** The answers of one conversation, heard from before they are asked for, so that not even a short one is missed. */
export class Answers {
  readonly #ends = new Map<string, End>();
  readonly #unsubscribe: Unsubscribe[];
  readonly #store;

  constructor(readonly parley: Parley, readonly conversation: string) {
    this.#store = parley.conversation(conversation);
    this.#unsubscribe = [
      this.#store.subscribe(() => this.#look()),
      parley.on('reply.completed', ({ reply_id, message }) => this.#ended(reply_id, { message })),
      parley.on('reply.stopped', ({ reply_id, message }) => this.#ended(reply_id, { message, stopped: true })),
      parley.on('reply.failed', ({ reply_id, message, reason }) => this.#ended(reply_id, failed(message, reason))),
      parley.on('state', ({ state, reason }) => {
        if (state === 'disconnected') this.#fails(reason || 'disconnected');
      }),
    ];
  }

  #follow: { readonly reply: string; readonly controller: ReadableStreamDefaultController<UIMessageChunk> } | undefined;
  #started = false;
  readonly #told: Record<Kind, string> = { reasoning: '', text: '' };
  #part: { readonly kind: Kind; readonly id: string } | undefined;
  #parts = 0;

  /** Reads the conversation, and what is being written in it. */
  open(): Promise<void> {
    return this.#store.open();
  }

  /** One answer, from its start; then nothing is heard any more. */
  stream(reply: string, abortSignal: AbortSignal | undefined): ReadableStream<UIMessageChunk> {
    return new ReadableStream<UIMessageChunk>({
      start: (controller) => {
        this.#follow = { reply, controller };
        abortSignal?.addEventListener('abort', () => this.#closes(), { once: true });
        this.#look();
      },
      cancel: () => this.release(),
    });
  }

  release(): void {
    this.#follow = undefined;
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  #ended(reply: string, end: End): void {
    this.#ends.set(reply, end);
    this.#look();
  }

  #look(): void {
    if (!this.#follow) return;
    const { reply } = this.#follow;
    const stored = this.#store.messages.find(({ reply_id, state }) => reply_id === reply && state === 'stored');
    const end = this.#ends.get(reply) ?? (stored && { message: stored as Message, stopped: stored.finish_reason === 'stopped' });
    const writing = this.#store.reply(reply);
    if (end) return this.#finish(end);
    if (writing?.status === 'failed') return this.#finish({ failure: writing.reason });
    if (!writing) return;
    this.#start(writing.message_id);
    this.#tell('reasoning', writing.reasoning);
    this.#tell('text', writing.text);
  }

  #start(messageId: string | undefined): void {
    if (this.#started) return;
    this.#started = true;
    this.#send({ type: 'start', messageId, messageMetadata: { conversationId: this.conversation, replyId: this.#follow?.reply } });
  }

  /** What is new of a text. What was told cannot be taken back: an answer that begins anew is asked for again. */
  #tell(kind: Kind, whole: string): void {
    const told = this.#told[kind];
    if (!whole.startsWith(told)) return told.startsWith(whole) ? undefined : this.#fails('the answer begins anew');
    if (whole === told || !this.#follow) return;
    this.#told[kind] = whole;
    if (this.#part?.kind !== kind) {
      this.#endPart();
      this.#part = { kind, id: `${kind}-${++this.#parts}` };
      this.#send({ type: `${kind}-start`, id: this.#part.id });
    }
    this.#send({ type: `${kind}-delta`, id: this.#part.id, delta: whole.slice(told.length) });
  }

  #endPart(): void {
    if (this.#part) this.#send({ type: `${this.#part.kind}-end`, id: this.#part.id });
    this.#part = undefined;
  }

  #finish({ message, stopped, failure }: End): void {
    this.#start(message?.id);
    if (message) {
      if (message.reasoning?.startsWith(this.#told.reasoning)) this.#tell('reasoning', message.reasoning);
      this.#tell('text', message.content);
    }
    if (!this.#follow) return;
    this.#endPart();
    const isFailed = failure !== undefined || message?.finish_reason === 'error';
    if (isFailed) this.#send({ type: 'error', errorText: failure || 'The answer broke off' });
    else if (stopped) this.#send({ type: 'abort', reason: 'stopped' });
    else this.#send({ type: 'finish', finishReason: finishReason(message), messageMetadata: metadata(message) });
    this.#closes();
  }

  #send(chunk: UIMessageChunk): void {
    this.#follow?.controller.enqueue(chunk);
  }

  #closes(): void {
    const following = this.#follow;
    this.release();
    following?.controller.close();
  }

  /** As a lost connection looks to the AI SDK, which may then resume. */
  #fails(why: string): void {
    const following = this.#follow;
    this.release();
    following?.controller.error(new TypeError(`network error: ${why}`));
  }
}

function failed(message: string | Message, reason: string | undefined): End {
  return typeof message === 'string' ? { failure: message } : { message, failure: reason ?? '' };
}

function finishReason(message: Message | undefined) {
  const reason = message?.finish_reason;
  return reason === 'content_filter' ? 'content-filter' : reason === 'tool' ? 'tool-calls' : reason === 'stopped' ? 'other' : (reason ?? 'stop');
}

function metadata(message: Message | undefined) {
  return message && { messageId: message.id, seq: message.seq, model: message.model_used, finishReason: finishReason(message) };
}
