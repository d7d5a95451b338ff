interface Socket {
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  onerror: ((event: any) => void) | null;
  readonly readyState: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

const BROKEN = { code: 1006, reason: 'The cable is cut' };

/** The network between this page and the gateway, which can be cut: what is sent meanwhile goes nowhere, and nobody is told goodbye. */
export class Cable {
  readonly #sockets = new Set<WebSocket>();
  readonly #listeners = new Set<() => void>();
  #isCut = false;
  /** What the client dials with. */
  readonly WebSocket: new (url: string, protocols: string[]) => Socket;

  constructor(Real: typeof WebSocket = globalThis.WebSocket) {
    const dial = (url: string, protocols: string[]) => (this.#isCut ? deadSocket() : this.#kept(new Real(url, protocols)));
    this.WebSocket = class {
      constructor(url: string, protocols: string[]) {
        return dial(url, protocols);
      }
    } as unknown as new (url: string, protocols: string[]) => Socket;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  cut(): void {
    this.#becomes(true);
    for (const socket of this.#sockets) {
      const ended = socket.onclose;
      socket.onclose = socket.onmessage = null;
      socket.close();
      ended?.call(socket, BROKEN as CloseEvent);
    }
    this.#sockets.clear();
  }

  mend(): void {
    this.#becomes(false);
  }

  #becomes(isCut: boolean): void {
    this.#isCut = isCut;
    for (const listener of this.#listeners) listener();
  }

  #kept(socket: WebSocket): Socket {
    this.#sockets.add(socket);
    socket.addEventListener('close', () => this.#sockets.delete(socket));
    return socket;
  }
}

/** One that never comes to anything, as without a network. */
function deadSocket(): Socket {
  const socket: Socket = { onopen: null, onmessage: null, onclose: null, onerror: null, readyState: 3, send() {}, close() {} };
  setTimeout(() => socket.onclose?.(BROKEN));
  return socket;
}
