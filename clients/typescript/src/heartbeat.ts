import type { Environment } from './environment.js';
import type { Link } from './link.js';

/** How long a ping may go unanswered, in milliseconds. */
const ANSWER_WITHIN = 10_000;
/** The same after the machine was away, when the other side may well be gone. */
const PROBE_WITHIN = 4_000;
/** How much later than set a timer may run, in milliseconds, before the machine must have been asleep. */
const TARDINESS = 10_000;

/** Finds out whether somebody is still there: a network that went away says nothing, an unanswered ping does. */
export class Heartbeat {
  readonly #timer: ReturnType<typeof setInterval>;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  readonly #environment: Environment;
  readonly #link: Link;
  readonly #everyMs: number;
  readonly #dead: () => void;

  constructor(environment: Environment, link: Link, everyMs: number, dead: () => void) {
    this.#environment = environment;
    this.#link = link;
    this.#everyMs = everyMs;
    this.#dead = dead;
    // More often than pings are sent, to notice soon that the machine was asleep.
    const lookMs = Math.max(10, Math.min(everyMs, 5_000));
    let looked = environment.now();
    let sinceMs = 0;
    this.#timer = setInterval(() => {
      const now = environment.now();
      const slept = now - looked > lookMs + TARDINESS;
      looked = now;
      sinceMs += lookMs;
      if (slept) this.probe();
      else if (sinceMs >= everyMs) this.#ask(ANSWER_WITHIN, false);
      if (sinceMs >= everyMs) sinceMs = 0;
    }, lookMs);
  }

  /** Something has come. */
  alive(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  /** Asks now, and waits less long. */
  probe(): void {
    this.#ask(PROBE_WITHIN, true);
  }

  stop(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#deadline);
  }

  #ask(withinMs: number, sooner: boolean): void {
    this.#link.ask('ping', {}, () => {});
    if (this.#deadline !== undefined && !sooner) return;
    clearTimeout(this.#deadline);
    const patience = Math.min(withinMs, this.#everyMs);
    const asked = this.#environment.now();
    this.#deadline = setTimeout(() => {
      this.#deadline = undefined;
      // A thawed page runs its timers before it reads what has arrived meanwhile.
      if (this.#environment.now() - asked > patience + TARDINESS) this.probe();
      else this.#dead();
    }, patience);
  }
}
