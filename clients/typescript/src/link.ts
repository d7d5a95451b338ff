import type { ErrorFrame } from './protocol.js';

/** What is needed of a WebSocket: the browser's own, Node's (22 and later), `ws` and undici all have it. */
export interface WebSocketLike {
  readonly readyState: number;
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  onerror: ((event: any) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

/** Any frame of the server. */
export interface Frame {
  readonly type: string;
  readonly ref?: string;
  readonly [field: string]: unknown;
}

export type Answer = { readonly ok: Frame } | { readonly refused: ErrorFrame };

export interface Ending {
  readonly code: number;
  readonly reason: string;
}

export interface LinkListener {
  opened(): void;
  /** Something has come, whatever it is. */
  alive(): void;
  heard(frame: Frame): void;
  /** Once, and the last. */
  closed(ending: Ending): void;
  traced?(sent: boolean, frame: Frame): void;
}

const OPEN = 1;

let refs = 0;

/** One WebSocket, from dialling to its end: frames, and which answer belongs to which command. */
export class Link {
  readonly #socket: WebSocketLike;
  readonly #asked = new Map<string, (answer: Answer) => void>();
  #listener: LinkListener | undefined;

  constructor(WebSocket: WebSocketConstructor, url: string, listener: LinkListener) {
    this.#listener = listener;
    this.#socket = new WebSocket(url, ['parley.v1']);
    this.#socket.onopen = () => this.#listener?.opened();
    this.#socket.onmessage = ({ data }) => this.#receive(data);
    this.#socket.onclose = ({ code, reason }) => this.#end({ code: code ?? 1006, reason: String(reason ?? '') });
    // A close follows, which says more.
    this.#socket.onerror = () => {};
  }

  /**
   * `answered` is called at once when the answer is read, before anything that follows it. It is not called where the
   * connection ends first. Returns how to forget the command; nothing: it could not be sent.
   */
  ask(type: string, fields: object, answered: (answer: Answer) => void): (() => void) | undefined {
    if (!this.#listener || this.#socket.readyState !== OPEN) return undefined;
    const ref = (++refs).toString(36);
    const frame = { type, ref, ...fields };
    this.#asked.set(ref, answered);
    this.#socket.send(JSON.stringify(frame));
    this.#listener?.traced?.(true, frame);
    return () => void this.#asked.delete(ref);
  }

  /** Ends it without waiting for the other side, which may be gone. */
  abandon(ending: Ending): void {
    this.#end(ending);
  }

  #receive(data: unknown): void {
    if (typeof data !== 'string' || !this.#listener) return;
    this.#listener.alive();
    let frame: Frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    if (typeof frame?.type !== 'string') return;
    this.#listener.traced?.(false, frame);
    const answered = frame.ref === undefined ? undefined : this.#asked.get(frame.ref);
    if (answered && (frame.type === 'ok' || frame.type === 'error')) {
      this.#asked.delete(frame.ref as string);
      answered(frame.type === 'ok' ? { ok: frame } : { refused: frame as unknown as ErrorFrame });
    } else {
      this.#listener.heard(frame);
    }
  }

  #end(ending: Ending): void {
    const listener = this.#listener;
    if (!listener) return;
    this.#listener = undefined;
    this.#asked.clear();
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    try {
      this.#socket.close(1000);
    } catch {
      // It was not even open.
    }
    listener.closed(ending);
  }
}
