import type { Environment } from './environment.js';
import { newKey } from './environment.js';
import { type CommandType, deliveryOf, laneOf } from './delivery.js';
import { ParleyError } from './errors.js';
import type { Answer, Frame } from './link.js';
import { aborted, type CommandOptions, type DroppedCommand, type Entry, inDoubt, type OutboxOptions, storedOf, UNTRIED } from './outbox-entry.js';
import type { CommandStorage, StoredCommand } from './storage.js';

type Ask = (type: string, fields: object, answered: (answer: Answer) => void) => (() => void) | undefined;

/** How long an answer may take on a connection that lives, in milliseconds, before what may be asked again is. */
const ANSWER_WITHIN = 20_000;
/** How often a bug of the server's is borne with. */
const INTERNAL_FAILURES = 5;

/** Commands from their being given to their answer, across as many connections as it takes. */
export class Outbox {
  readonly #entries = new Map<string, Entry>();
  readonly #busyLanes = new Set<string>();
  #user: string | undefined;
  #opened = false;
  #maxFrameBytes = Infinity;
  readonly #options: OutboxOptions;
  readonly #environment: Environment;
  readonly #ask: Ask;
  readonly #dropped: (command: DroppedCommand) => void;
  readonly #storageFailed: (failure: unknown) => void;

  constructor(
    options: OutboxOptions,
    environment: Environment,
    ask: Ask,
    dropped: (command: DroppedCommand) => void,
    storageFailed: (failure: unknown) => void,
  ) {
    this.#options = options;
    this.#environment = environment;
    this.#ask = ask;
    this.#dropped = dropped;
    this.#storageFailed = storageFailed;
  }

  /** What an earlier page has left. */
  async restore(): Promise<void> {
    await this.#stored(async (storage) => {
      for (const stored of await storage.load()) {
        if (this.#entries.size < this.#maxWaiting) this.#adopt(stored);
      }
    });
    const inOrder = [...this.#entries].sort(([, a], [, b]) => a.at - b.at);
    this.#entries.clear();
    for (const [id, entry] of inOrder) this.#entries.set(id, entry);
    if (this.#opened) this.#forgetOthers();
    this.flush();
  }

  /** `settled` is called at once when the answer is read. */
  add(type: CommandType, fields: object, options: CommandOptions, settled: Entry['settled']): void {
    const delivery = deliveryOf(type);
    const given = fields as { readonly [field: string]: unknown };
    const keyed = delivery === 'keyed';
    const id = keyed && typeof given.key === 'string' ? `${type} ${given.conversation_id ?? ''} ${given.key}` : newKey();
    const { signal, timeoutMs = keyed ? undefined : 30_000 } = options;
    if (signal?.aborted) return settled({ error: aborted() });
    if (this.#entries.size >= this.#maxWaiting) {
      return settled({ error: new ParleyError('queue_full', `More than ${this.#maxWaiting} commands wait`, true) });
    }
    const before = this.#entries.get(id);
    if (before) {
      const also = before.settled;
      before.settled = (answer) => (also(answer), settled(answer));
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onAbort = () => this.#fail(entry, aborted(entry.sent !== undefined));
    const entry: Entry = {
      id,
      type,
      fields: given,
      delivery,
      lane: laneOf(type, given, id),
      at: this.#environment.now(),
      user: this.#user,
      ...UNTRIED,
      settled: (answer) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        settled(answer);
      },
    };
    if (timeoutMs !== undefined) {
      const late = () => this.#fail(entry, new ParleyError('timeout', `No answer within ${timeoutMs} ms`, true, undefined, entry.sent !== undefined));
      timer = setTimeout(late, timeoutMs);
    }
    signal?.addEventListener('abort', onAbort);
    this.#entries.set(id, entry);
    if (keyed) void this.#stored((storage) => storage.put(storedOf(entry)));
    this.flush();
    if (delivery === 'now' && !entry.sent && this.#entries.has(id)) {
      this.#fail(entry, new ParleyError('unavailable', 'Not connected', true));
    }
  }

  /**
   * Signed in: `user` is who speaks from now on. What somebody else left is not sent under this name; it stays in the
   * storage, if there is one.
   */
  opened(user: string | undefined, maxFrameBytes: number): void {
    const another = this.#opened && user !== this.#user;
    this.#user = user;
    this.#opened = true;
    this.#maxFrameBytes = maxFrameBytes || Infinity;
    for (const entry of this.#entries.values()) {
      if (entry.delivery === 'keyed' && entry.user === undefined && user !== undefined) {
        entry.user = user;
        void this.#stored((storage) => storage.put(storedOf(entry)));
      }
    }
    this.#forgetOthers();
    if (another) void this.restore();
    this.flush();
  }

  /** What was under way is in doubt. `atFault`: the other side could not bear something of it; what was under way twice then is not sent again. */
  lost(atFault: boolean): void {
    for (const entry of [...this.#entries.values()]) {
      if (!entry.sent) continue;
      this.#unsend(entry);
      if (atFault && ++entry.faults > 1) this.#fail(entry, inDoubt('Closed for what was sent'));
      else if (entry.delivery !== 'keyed' && entry.delivery !== 'repeatable') this.#fail(entry, inDoubt('The connection broke'));
    }
  }

  /** There will be no connection: only what may wait for another sign-in goes on waiting. */
  ended(reason: string): void {
    for (const entry of [...this.#entries.values()]) {
      if (entry.delivery !== 'keyed') this.#fail(entry, new ParleyError('disconnected', reason));
    }
  }

  #forgetOthers(): void {
    for (const entry of [...this.#entries.values()]) {
      if (this.#isOurs(entry)) continue;
      this.#release(entry);
      const error = new ParleyError('disconnected', 'Somebody else has signed in');
      entry.settled({ error });
      if (!this.#options.storage) this.#tellDropped(entry, error);
    }
  }

  /** Commands under a key of this type that wait, the oldest first. */
  waiting(type: CommandType): { readonly fields: { readonly [field: string]: unknown }; readonly at: number }[] {
    return [...this.#entries.values()].filter((entry) => entry.type === type && this.#isOurs(entry));
  }

  /** Sends what may be sent. */
  flush(): void {
    for (const entry of [...this.#entries.values()]) {
      if (!entry.sent && !entry.pause && this.#isOurs(entry) && !this.#busyLanes.has(entry.lane)) this.#send(entry);
    }
  }

  get #maxWaiting(): number {
    return this.#options.maxWaiting ?? 500;
  }

  #isOurs(entry: Entry): boolean {
    return entry.user === undefined || entry.user === this.#user;
  }

  #send(entry: Entry): void {
    if (entry.delivery === 'keyed' && this.#environment.now() - entry.at > (this.#options.maxAgeMs ?? 86_400_000)) {
      this.#fail(entry, new ParleyError('expired', 'Waited too long'));
      return;
    }
    if (this.#isTooLarge(entry)) {
      this.#fail(entry, new ParleyError('too_large', `A frame has ${this.#maxFrameBytes} bytes at most`));
      return;
    }
    const forget = this.#ask(entry.type, entry.fields, (answer) => {
      this.#unsend(entry);
      if ('ok' in answer) this.#settle(entry, { ok: answer.ok });
      else this.#refused(entry, answer.refused);
      this.flush();
    });
    if (!forget) return;
    const silent = setTimeout(() => this.#unanswered(entry), ANSWER_WITHIN);
    this.#busyLanes.add(entry.lane);
    entry.sent = () => {
      forget();
      clearTimeout(silent);
    };
  }

  #isTooLarge({ type, fields }: Entry): boolean {
    if (this.#maxFrameBytes === Infinity) return false;
    const text = JSON.stringify({ type, ref: '0123456789', ...fields });
    return text.length * 3 > this.#maxFrameBytes && new TextEncoder().encode(text).length > this.#maxFrameBytes;
  }

  #unanswered(entry: Entry): void {
    if (entry.delivery !== 'keyed' && entry.delivery !== 'repeatable') return;
    this.#unsend(entry);
    this.flush();
  }

  #refused(entry: Entry, refusal: { code: ParleyError['code']; message: string; retryable: boolean; retry_after_ms?: number }): void {
    const { code, message, retryable, retry_after_ms: afterMs } = refusal;
    const untouched = code === 'rate_limited' && entry.delivery !== 'now';
    const mayRepeat = code === 'unavailable' && (entry.delivery === 'keyed' || entry.delivery === 'repeatable');
    const bug = code === 'internal' && entry.delivery === 'keyed' && entry.failures < INTERNAL_FAILURES;
    if (!untouched && !mayRepeat && !bug) {
      const doubt = code === 'unavailable' || code === 'internal';
      this.#fail(entry, new ParleyError(code, message, retryable, afterMs, doubt));
      return;
    }
    entry.failures++;
    const waitMs = afterMs ?? Math.min(30_000, 500 * 2 ** Math.min(entry.failures, 10)) * (0.5 + this.#environment.random() / 2);
    // Its lane waits with it, so that nothing overtakes it.
    this.#busyLanes.add(entry.lane);
    entry.pause = setTimeout(() => {
      entry.pause = undefined;
      this.#busyLanes.delete(entry.lane);
      this.flush();
    }, waitMs);
  }

  #unsend(entry: Entry): void {
    entry.sent?.();
    entry.sent = undefined;
    this.#busyLanes.delete(entry.lane);
  }

  #release(entry: Entry): void {
    clearTimeout(entry.pause);
    this.#unsend(entry);
    this.#entries.delete(entry.id);
  }

  #settle(entry: Entry, answer: { ok: Frame } | { error: ParleyError }): void {
    if (this.#entries.get(entry.id) !== entry) return;
    this.#release(entry);
    if (entry.delivery === 'keyed') void this.#stored((storage) => storage.remove(storedOf(entry).key));
    entry.settled(answer);
  }

  #fail(entry: Entry, error: ParleyError): void {
    if (this.#entries.get(entry.id) !== entry) return;
    this.#settle(entry, { error });
    this.#tellDropped(entry, error);
    this.flush();
  }

  #tellDropped({ type, fields, delivery }: Entry, error: ParleyError): void {
    if (delivery === 'keyed') this.#dropped({ type, fields, key: String(fields.key), error });
  }

  #adopt(stored: StoredCommand): void {
    const { type, fields, at, user } = stored;
    const id = `${type} ${fields.conversation_id ?? ''} ${fields.key}`;
    if (this.#entries.has(id)) return;
    const lane = laneOf(type, fields, id);
    this.#entries.set(id, { id, type, fields, delivery: 'keyed', lane, at, user, ...UNTRIED, settled: () => {} });
  }

  async #stored(work: (storage: CommandStorage) => void | Promise<void>): Promise<void> {
    const { storage } = this.#options;
    if (!storage) return;
    try {
      await work(storage);
    } catch (failure) {
      this.#storageFailed(failure);
    }
  }
}
