import { Backoff, type BackoffOptions } from './backoff.js';
import type { Environment } from './environment.js';
import { ParleyError } from './errors.js';
import { Heartbeat } from './heartbeat.js';
import type { Answer, Ending, Frame, Link, LinkListener } from './link.js';
import type { ConnectOk, ErrorFrame } from './protocol.js';
import { NoOtherToken, type Tokens } from './tokens.js';

export type State = 'connecting' | 'connected' | 'disconnected';

/** How the connection stands, and why. */
export interface StateChange {
  readonly state: State;
  /** Why the last connection ended: its close code, and the words beside it. */
  readonly code?: number;
  readonly reason?: string;
  /** When the next attempt is made, from now, in milliseconds. */
  readonly retryInMs?: number;
}

export interface ConnectionOptions {
  readonly dial: (listener: LinkListener) => Link;
  readonly client: { readonly name: string; readonly version: string };
  readonly backoff: BackoffOptions | undefined;
  /** From dialling to being signed in, in milliseconds. */
  readonly connectWithinMs: number;
}

export interface ConnectionListener {
  /** The fields of `connect` that say where to go on. */
  resume(): object;
  opened(ok: ConnectOk): void;
  heard(frame: Frame): void;
  /** What was asked and not answered is in doubt. `atFault`: something we sent is why it ended. */
  lost(atFault: boolean): void;
  changed(change: StateChange): void;
  tokenFailed(failure: unknown): void;
  traced(sent: boolean, frame: Frame): void;
}

/** A connection that lasted so long was a good one, in milliseconds: the next waits begin anew. */
const GOOD_AFTER = 10_000;
/** The server waits 5 s for `connect`: who was let wait nearly as long was slow, not refused. */
const SLOW_AFTER = 4_000;
/** Between two attempts because the machine seems to be back, in milliseconds. */
const WAKE_PAUSE = 1_000;

const NOT_AUTHENTICATED = 4500;
const TOKEN_EXPIRED = 4501;
const RATE_FLOOD = 4003;
const LOST: Ending = { code: 1006, reason: 'The connection broke' };

/** A connection that comes back by itself, as the close codes have it: 4500 to 4999 do not come back, all others do. */
export class Connection {
  #state: State = 'disconnected';
  #link: Link | undefined;
  #heartbeat: Heartbeat | undefined;
  #signedIn = false;
  #draining = false;
  /** Counts the attempts: what belongs to an earlier one is void. */
  #attempt = 0;
  #dialled = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refreshing = false;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #linkTimer: ReturnType<typeof setTimeout> | undefined;
  /** The server has said when to come back. */
  #ordered = false;
  #comeBack: { readonly inMs: number; readonly askedAt: number } | undefined;
  #refusal: ErrorFrame | undefined;
  /** The token was not taken, and another one is worth one attempt. */
  #refusedFor: Ending | undefined;
  #asleep: (() => void) | undefined;
  readonly #backoff: Backoff;
  readonly #options: ConnectionOptions;
  readonly #tokens: Tokens;
  readonly #listener: ConnectionListener;
  readonly #environment: Environment;

  constructor(options: ConnectionOptions, tokens: Tokens, listener: ConnectionListener, environment: Environment) {
    this.#options = options;
    this.#tokens = tokens;
    this.#listener = listener;
    this.#environment = environment;
    this.#backoff = new Backoff(environment.random, options.backoff);
  }

  get state(): State {
    return this.#state;
  }

  start(): void {
    if (this.#state !== 'disconnected') return;
    this.#backoff.reset();
    this.#asleep = this.#environment.onWake(() => this.wake());
    this.#become({ state: 'connecting' });
    void this.#dial();
  }

  stop(code = 1000, reason = 'Closed by the application'): void {
    if (this.#state === 'disconnected') return;
    this.#attempt++;
    this.#state = 'disconnected';
    this.#asleep?.();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drop();
    this.#refusedFor = undefined;
    this.#become({ state: 'disconnected', code, reason });
  }

  /** The machine may have been away: what waits is tried at once, and what seems to be connected is looked at. */
  wake(): void {
    if (this.#state === 'connected') {
      this.#heartbeat?.probe();
    } else if (this.#state === 'connecting' && this.#timer !== undefined && !this.#ordered) {
      const since = this.#environment.now() - this.#dialled;
      this.#backoff.reset();
      this.#later(since >= 0 && since < WAKE_PAUSE ? WAKE_PAUSE - since : 0);
    }
  }

  /** Nothing: it cannot be sent now. */
  ask(type: string, fields: object, answered: (answer: Answer) => void): (() => void) | undefined {
    return this.#signedIn && !this.#draining ? this.#link?.ask(type, fields, answered) : undefined;
  }

  #later(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ordered = false;
      void this.#dial();
    }, delayMs);
  }

  async #dial(): Promise<void> {
    const attempt = ++this.#attempt;
    this.#dialled = this.#environment.now();
    let token: string | undefined;
    try {
      token = await this.#tokens.get('connect');
    } catch (failure) {
      if (attempt !== this.#attempt) return;
      this.#listener.tokenFailed(failure);
      if (this.#refusedFor && failure instanceof NoOtherToken) this.stop(this.#refusedFor.code, this.#refusedFor.reason);
      else this.#retry({ code: LOST.code, reason: 'No token' });
      return;
    }
    if (attempt !== this.#attempt) return;
    this.#tokens.use(token);
    try {
      this.#open(token);
    } catch (failure) {
      this.#retry({ code: LOST.code, reason: failure instanceof Error ? failure.message : LOST.reason });
    }
  }

  #open(token: string | undefined): void {
    let openedAt = 0;
    const link: Link = this.#options.dial({
      opened: () => {
        openedAt = this.#environment.now();
        const { client } = this.#options;
        link.ask('connect', { token, client, ...this.#listener.resume() }, (answer) => {
          if ('ok' in answer) this.#opened(link, answer.ok as unknown as ConnectOk);
          else this.#refused(link, answer.refused);
        });
      },
      alive: () => this.#heartbeat?.alive(),
      heard: (frame) => this.#heard(frame),
      closed: (ending) => this.#closed(ending, openedAt === 0 ? 0 : this.#environment.now() - openedAt),
      traced: (sent, frame) => this.#listener.traced(sent, frame),
    });
    this.#link = link;
    this.#refusal = undefined;
    this.#within(() => link.abandon({ code: LOST.code, reason: 'Not connected' }), this.#options.connectWithinMs);
  }

  #within(run: () => void, delayMs: number): void {
    clearTimeout(this.#linkTimer);
    this.#linkTimer = setTimeout(run, delayMs);
  }

  #opened(link: Link, ok: ConnectOk): void {
    this.#signedIn = true;
    this.#refusedFor = undefined;
    this.#within(() => this.#backoff.reset(), GOOD_AFTER);
    this.#heartbeat = new Heartbeat(this.#environment, link, ok.heartbeat_ms, () => link.abandon(LOST));
    this.#state = 'connected';
    this.#listener.opened(ok);
    this.#become({ state: 'connected' });
  }

  /** The server closes by itself, and its code says what to do; who does not is left. */
  #refused(link: Link, refusal: ErrorFrame): void {
    this.#refusal = refusal;
    const code = refusal.retryable ? LOST.code : NOT_AUTHENTICATED;
    this.#within(() => link.abandon({ code, reason: refusal.message }), 2_000);
  }

  #heard(frame: Frame): void {
    if (frame.type === 'token.expiring' && !this.#refreshing) void this.#refresh();
    if (frame.type === 'server.draining') this.#drain(Number(frame.reconnect_in_ms) || 0);
    this.#listener.heard(frame);
  }

  /** Nothing new is sent there; what is under way is answered before the server closes. */
  #drain(comeBackInMs: number): void {
    const link = this.#link;
    this.#draining = true;
    this.#comeBack = { inMs: comeBackInMs, askedAt: this.#environment.now() };
    this.#within(() => link?.abandon({ code: 4000, reason: 'Server restarting' }), comeBackInMs + 5_000);
  }

  async #refresh(): Promise<void> {
    this.#refreshing = true;
    const attempt = this.#attempt;
    const again = new Backoff(this.#environment.random, this.#options.backoff);
    const stale = () => attempt !== this.#attempt || !this.#signedIn;
    const failed = (failure: unknown) => {
      if (stale()) return;
      this.#listener.tokenFailed(failure);
      clearTimeout(this.#refreshTimer);
      this.#refreshTimer = setTimeout(() => void ask(), Math.max(again.next(), 250));
    };
    const ask = async () => {
      try {
        const token = await this.#tokens.get('refresh');
        if (stale()) return;
        this.#refreshing = token !== undefined;
        if (token === undefined) return;
        this.#link?.ask('token.refresh', { token }, (answer) => {
          this.#tokens.use(token);
          this.#refreshing = !('ok' in answer);
          if ('ok' in answer) return;
          if (answer.refused.code === 'unauthenticated') this.#refusal = answer.refused;
          failed(new ParleyError(answer.refused.code, answer.refused.message, answer.refused.retryable));
        });
      } catch (failure) {
        failed(failure);
      }
    };
    await ask();
  }

  #closed(ending: Ending, openForMs: number): void {
    const { code } = ending;
    const refusal = this.#refusal;
    const wasSignedIn = this.#signedIn;
    const reason = refusal?.message ?? ending.reason;
    this.#drop();
    this.#listener.lost(code === 1002 || code === 1003 || code === 1007 || code === 1009);
    // The application may have ended it while it heard so.
    if (this.#state === 'disconnected') return;
    if (code < 4500 || code > 4999) {
      if (code === RATE_FLOOD) this.#backoff.atLeast(4);
      this.#retry({ code, reason }, refusal?.retry_after_ms);
    } else if (code === TOKEN_EXPIRED || (code === NOT_AUTHENTICATED && refusal?.code === 'unauthenticated')) {
      this.#anotherToken({ code, reason });
    } else if (code === NOT_AUTHENTICATED && !wasSignedIn && !refusal && openForMs >= SLOW_AFTER) {
      this.#retry({ code, reason });
    } else {
      this.stop(code, reason);
    }
  }

  /** Whoever has another token comes as somebody who has just signed in; the same would be refused again. */
  #anotherToken(ending: Ending): void {
    const again = ending.code === TOKEN_EXPIRED || this.#refusedFor === undefined;
    this.#tokens.refuseCurrent();
    if (!this.#tokens.renewable || !again) {
      this.stop(ending.code, ending.reason);
      return;
    }
    if (ending.code === NOT_AUTHENTICATED) this.#refusedFor = ending;
    this.#retry(ending);
  }

  #retry({ code, reason }: Ending, atLeastMs = 0): void {
    const invited = this.#comeBack && Math.max(0, this.#comeBack.inMs - Math.max(0, this.#environment.now() - this.#comeBack.askedAt));
    const waitMs = invited ?? Math.max(this.#backoff.next(), atLeastMs);
    this.#comeBack = undefined;
    this.#ordered = (invited ?? atLeastMs) > 0;
    this.#later(waitMs);
    this.#become({ state: 'connecting', code, reason, retryInMs: waitMs });
  }

  #drop(): void {
    this.#signedIn = this.#draining = this.#refreshing = false;
    this.#heartbeat?.stop();
    this.#heartbeat = undefined;
    clearTimeout(this.#linkTimer);
    clearTimeout(this.#refreshTimer);
    const link = this.#link;
    this.#link = undefined;
    link?.abandon(LOST);
  }

  #become(change: StateChange): void {
    this.#state = change.state;
    this.#listener.changed(change);
  }
}
