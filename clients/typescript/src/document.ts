import { asError, ParleyError } from './errors.js';
import type { Frame } from './link.js';
import type { DocumentSession } from './protocol.js';
import type { Speaker } from './speaker.js';
import { Store } from './store.js';

/** A guided document as it stands. */
export interface DocumentSnapshot {
  readonly status: 'opening' | 'ready';
  readonly session?: DocumentSession;
  /** Why the last answer was of no use, and how often one may try again. */
  readonly reprompt?: { readonly message: string; readonly remainingAttempts: number };
  /** An answer is on its way. */
  readonly answering: boolean;
  readonly error?: ParleyError;
}

/** One document being made by answering questions, from whichever device. */
export class DocumentStore extends Store<DocumentSnapshot> {
  #session: DocumentSession | undefined;
  #reprompt: DocumentSnapshot['reprompt'];
  #answering = 0;
  #error: ParleyError | undefined;
  #opening: Promise<void> | undefined;
  readonly #speaker: Speaker;

  constructor(readonly id: string, speaker: Speaker, session?: DocumentSession) {
    super();
    this.#speaker = speaker;
    this.#session = session;
  }

  /** Reads how it stands. */
  open(): Promise<void> {
    return (this.#opening ??= this.#resume().finally(() => (this.#opening = undefined)));
  }

  /** Answers what is being asked, by a value of its type or in words; null leaves it out. */
  async answer(value: unknown, question_id = this.#session?.question?.id): Promise<DocumentSession> {
    if (question_id === undefined) throw new ParleyError('conflict', 'Nothing is asked');
    return this.#turn(async () => (await this.#speaker.command('document.answer', { session_id: this.id, question_id, value })).session);
  }

  /** Asks again what has been answered. */
  async revise(question_id: string): Promise<DocumentSession> {
    return this.#turn(async () => (await this.#speaker.command('document.revise', { session_id: this.id, question_id })).session);
  }

  /** For the client: something of this session was heard. */
  hear({ type, session_id: _, message, remaining_attempts, ...now }: Frame): void {
    const session = this.#session;
    if (!session || (now.turn as number) < session.turn) return;
    const status = type === 'document.completed' ? 'completed' : session.status;
    this.#session = { ...session, question: undefined, ...now, pending: false, status };
    this.#reprompt = typeof message === 'string' ? { message, remainingAttempts: remaining_attempts as number } : undefined;
    this.changed();
  }

  /** For the client: what was missed meanwhile is read. */
  connected(): void {
    if (this.isWatched || this.#session) void this.open();
  }

  /** For the client: nobody will look at it any more. */
  close(): void {}

  protected override watched(): void {
    if (!this.#session) void this.open();
  }

  protected look(): DocumentSnapshot {
    return {
      status: this.#session ? 'ready' : 'opening',
      session: this.#session,
      reprompt: this.#reprompt,
      answering: this.#answering > 0,
      error: this.#error,
    };
  }

  async #resume(): Promise<void> {
    try {
      await this.#speaker.command('document.resume', { session_id: this.id }, {}, ({ session }) => this.#take(session));
    } catch (failure) {
      this.#fails(failure);
    }
  }

  async #turn(run: () => Promise<DocumentSession>): Promise<DocumentSession> {
    this.#answering++;
    this.changed();
    try {
      const session = await run();
      this.#take(session);
      return session;
    } catch (failure) {
      this.#fails(failure);
      throw failure;
    } finally {
      this.#answering--;
      this.changed();
    }
  }

  /** The answer to a turn leaves out what was said before. */
  #take(session: DocumentSession): void {
    if (this.#session && session.turn < this.#session.turn) return;
    this.#session = { history: this.#session?.history, ...session };
    this.#error = undefined;
    this.changed();
  }

  #fails(failure: unknown): void {
    this.#error = asError(failure);
    this.changed();
  }
}
