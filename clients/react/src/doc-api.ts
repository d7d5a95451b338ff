/** What `DocAPI` is told, by type: the frames of the documents dialect. */
export interface DocEvents {
  session_resumed: { sessionId: string; history: { role: 'user' | 'ai'; content: string; timestamp: string }[]; question?: { id: string; text: string } };
  next_question: { sessionId: string; question: { id: string; text: string }; answeredQuestionIds: string[] };
  guardrail_reprompt: { message: string; remainingAttempts: number };
  guardrail_exit: { message: string };
  session_complete: { sessionId: string; documentId: string };
  error: { message: string };
}

type Handler = (data: never) => void;

export interface DocOptions {
  /** Of the gateway; on a page, where it is left out, that page's origin. */
  readonly url?: string;
  readonly webSocket?: unknown;
}

/** Up to how long to wait before trying again at first, and at most, in milliseconds. */
const WAITS = { first: 500, most: 30_000 };
const ENDS = new Set(['session_complete', 'guardrail_exit']);

/** One guided document after the other, for pages that know nothing else: what is said survives a broken connection. */
export class DocSession {
  readonly #handlers = new Map<keyof DocEvents, Set<Handler>>();
  #options: DocOptions;
  #socket: WebSocket | undefined;
  #token = '';
  #template: string | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #ended = true;
  /** What was said, until something comes of it. */
  #said: string | undefined;
  #asked: string | undefined;

  constructor(options: DocOptions = {}) {
    this.#options = options;
  }

  configure(options: DocOptions): void {
    this.#options = options;
  }

  /** Takes up the unfinished session of this template, or begins one. Gives its id. */
  startSession(token: string, templateId?: string): Promise<string> {
    this.close();
    this.#ended = false;
    this.#token = token;
    this.#template = templateId;
    return new Promise((resolve, reject) => {
      const stop = [
        this.onMessage('session_resumed', ({ sessionId }) => (settle(), resolve(sessionId))),
        this.onMessage('error', ({ message }) => (settle(), reject(new Error(message)))),
      ];
      const settle = () => stop.forEach((one) => one());
      this.#dial();
    });
  }

  /** Answers what is being asked. Said again by itself where the connection broke before it was stored. */
  async sendMessage(content: string): Promise<void> {
    if (this.#ended) throw new Error('There is no session');
    this.#said = content;
    this.#say();
  }

  /** Hears frames of this type, until the function it returns is called. */
  onMessage<T extends keyof DocEvents>(type: T, handler: (data: DocEvents[T]) => void): () => void {
    const handlers = this.#handlers.get(type) ?? new Set();
    this.#handlers.set(type, handlers.add(handler as Handler));
    return () => void handlers.delete(handler as Handler);
  }

  /** A finished document as a file. */
  async exportDocument(documentId: string, format: 'md' | 'html' | 'pdf' | 'word' = 'pdf'): Promise<Blob> {
    const address = new URL(`/documents/${encodeURIComponent(documentId)}/export?format=${format}`, this.#base());
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${this.#token}` } });
    if (!answer.ok) throw new Error(`The document could not be exported: ${answer.status}`);
    return answer.blob();
  }

  close(): void {
    this.#ended = true;
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = this.#said = this.#asked = undefined;
    socket?.close();
  }

  #base(): URL {
    return new URL(this.#options.url ?? '/', (globalThis as { location?: { href: string } }).location?.href);
  }

  #dial(): void {
    const address = new URL('/chat', this.#base());
    address.protocol = address.protocol === 'https:' || address.protocol === 'wss:' ? 'wss:' : 'ws:';
    address.searchParams.set('token', this.#token);
    if (this.#template) address.searchParams.set('templateId', this.#template);
    const socket: WebSocket = new ((this.#options.webSocket ?? globalThis.WebSocket) as typeof WebSocket)(address.href);
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      if (socket === this.#socket) this.#hear(String(data));
    };
    socket.onerror = () => {};
    socket.onclose = ({ code }) => {
      if (socket === this.#socket) this.#closed(code);
    };
  }

  #hear(text: string): void {
    let frame: { type: keyof DocEvents; question?: { text: string }; history?: { role: string; content: string }[] };
    try {
      frame = JSON.parse(text);
    } catch {
      return;
    }
    this.#attempt = 0;
    if (frame.type === 'session_resumed') this.#resumed(frame.history?.at(-1));
    else if (frame.type !== 'error') this.#said = undefined;
    if (frame.question) this.#asked = frame.question.text;
    if (ENDS.has(frame.type)) this.#ended = true;
    for (const handler of [...(this.#handlers.get(frame.type) ?? [])]) handler(frame as never);
  }

  /** What was said before the connection broke is said again, unless it is the last that was stored, or something came of it. */
  #resumed(last: { role: string; content: string } | undefined): void {
    if (last?.role !== 'user' && last?.content === this.#asked) this.#say();
    else if (last?.role === 'ai') this.#said = undefined;
  }

  #say(): void {
    if (this.#said !== undefined && this.#socket?.readyState === 1) {
      this.#socket.send(JSON.stringify({ type: 'user_message', content: this.#said }));
    }
  }

  #closed(code: number): void {
    this.#socket = undefined;
    if (this.#ended || code === 1000) {
      this.#ended = true;
      return;
    }
    const bound = Math.min(WAITS.most, WAITS.first * 2 ** Math.min(this.#attempt++, 10));
    this.#retry = setTimeout(() => this.#dial(), Math.random() * bound);
  }
}

/** The one session of a page. */
export const DocAPI = new DocSession();
