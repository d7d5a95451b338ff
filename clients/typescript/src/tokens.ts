import { ParleyError } from './errors.js';

/**
 * Why a token is asked for: a connection is made; the one in use is about to end; the last one was not, or is no longer,
 * taken, so that the same again is of no use.
 */
export type TokenPurpose = 'connect' | 'refresh' | 'refused';

/** Gives a token of the person who is signed in; nothing where nobody is. */
export type TokenProvider = (purpose: TokenPurpose, signal: AbortSignal) => Promise<string | null | undefined> | string | null | undefined;

/** The provider has given the one again that is of no use. */
export class NoOtherToken extends ParleyError {
  constructor() {
    super('unauthenticated', 'No newer token yet', true);
  }
}

/** How long a provider may take, in milliseconds. */
const WITHIN = 15_000;

/** Where tokens come from, and which must not be shown again. */
export class Tokens {
  #refused: string | undefined;
  #current: string | undefined;
  readonly #provider: TokenProvider | undefined;
  readonly #fixed: string | undefined;

  constructor(provider: TokenProvider | undefined, fixed: string | undefined) {
    this.#provider = provider;
    this.#fixed = fixed;
  }

  get renewable(): boolean {
    return this.#provider !== undefined;
  }

  /** The server has no use for it any more. */
  refuseCurrent(): void {
    this.#refused = this.#current;
  }

  /** Fails where the provider does, takes too long, or gives one that was refused, or `refresh` gives no other. */
  async get(purpose: 'connect' | 'refresh'): Promise<string | undefined> {
    const token = this.#provider ? await this.#ask(this.#provider, purpose) : this.#fixed;
    if (token !== undefined && (token === this.#refused || (purpose === 'refresh' && token === this.#current))) {
      throw new NoOtherToken();
    }
    return token;
  }

  /** It is the one in use from now on. */
  use(token: string | undefined): void {
    this.#current = token;
    if (token !== this.#refused) this.#refused = undefined;
  }

  /** The one in use, where it is known to be good. */
  async forRequest(inUse: boolean): Promise<string | undefined> {
    return inUse ? this.#current : this.get('connect');
  }

  async #ask(provider: TokenProvider, purpose: 'connect' | 'refresh'): Promise<string | undefined> {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new ParleyError('timeout', `No token within ${WITHIN} ms`, true));
        abort.abort();
      }, WITHIN);
    });
    try {
      const asked = this.#refused !== undefined && purpose === 'connect' ? 'refused' : purpose;
      const given = await Promise.race([Promise.resolve().then(() => provider(asked, abort.signal)), late]);
      return given ?? undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}
