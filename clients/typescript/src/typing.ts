/** How often it is said again, in milliseconds: the server lets it end after 3 s. */
const SAY_EVERY = 2_000;
/** How long after the last key one has stopped, in milliseconds. */
const STOPPED_AFTER = 3_000;
/** How long somebody else is believed to be typing without another word of it, in milliseconds. */
const BELIEVED_FOR = 5_000;

/** Says that one is typing as seldom as it can be said, and that one has stopped once. */
export class TypingThrottle {
  #said: number | undefined;
  #stops: ReturnType<typeof setTimeout> | undefined;
  readonly #say: (typing: boolean) => void;

  constructor(say: (typing: boolean) => void) {
    this.#say = say;
  }

  set(typing: boolean): void {
    clearTimeout(this.#stops);
    if (!typing) {
      if (this.#said !== undefined) this.#say(false);
      this.#said = undefined;
      return;
    }
    this.#stops = setTimeout(() => this.set(false), STOPPED_AFTER);
    const now = performance.now();
    if (this.#said !== undefined && now - this.#said < SAY_EVERY) return;
    this.#said = now;
    this.#say(true);
  }

  stop(): void {
    clearTimeout(this.#stops);
    this.#said = undefined;
  }
}

/** Who is typing. It ends by itself where the end of it was missed. */
export class Typists {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #ids: readonly string[] = [];
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get ids(): readonly string[] {
    return this.#ids;
  }

  set(user: string, typing: boolean): void {
    const before = this.#timers.get(user);
    clearTimeout(before);
    if (!typing) {
      if (this.#timers.delete(user)) this.#tell();
      return;
    }
    this.#timers.set(user, setTimeout(() => this.set(user, false), BELIEVED_FOR));
    if (before === undefined) this.#tell();
  }

  clear(): void {
    if (this.#timers.size === 0) return;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#tell();
  }

  #tell(): void {
    this.#ids = [...this.#timers.keys()];
    this.#changed();
  }
}
