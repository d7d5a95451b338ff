import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { conforms, example } from './contract.js';

export type Fields = { readonly [field: string]: any };

export const ALICE = '01a21a6c-d891-7000-a1be-37dfbec013c9';
export const BOB = '01a21a6c-db2d-7000-a6f4-d3859095629a';
export const ROOM = '01a21a6c-dec6-7000-aa18-3947bc488c00';

/** A gateway that says what a test tells it to, over real sockets. What goes either way is held against the contract. */
export class FakeGateway {
  readonly #server: WebSocketServer;
  readonly #http: Server;
  readonly #arrived: FakeConnection[] = [];
  readonly #awaited: ((connection: FakeConnection) => void)[] = [];
  /** How many connections have come. */
  dialled = 0;
  /** What `connect` is told, where a test says nothing else. */
  welcome: Fields = { heartbeat_ms: 25_000, conversations: [], cursor: undefined };

  /** What is answered to requests, by path and query. */
  readonly pages = new Map<string, Fields>();

  readonly port: number;

  private constructor(http: Server, server: WebSocketServer) {
    this.#http = http;
    this.#server = server;
    this.port = (http.address() as AddressInfo).port;
    http.on('request', ({ url = '' }, response) => {
      const page = this.pages.get(url);
      response.writeHead(page ? 200 : 404, { 'Content-Type': 'application/json', Connection: 'close' });
      response.end(JSON.stringify(page ?? { detail: 'There is no such thing' }));
    });
    server.on('connection', (socket) => {
      this.dialled++;
      const connection = new FakeConnection(socket, this);
      const awaited = this.#awaited.shift();
      if (awaited) awaited(connection);
      else this.#arrived.push(connection);
    });
  }

  static async start(port = 0): Promise<FakeGateway> {
    const http = createServer();
    const server = new WebSocketServer({ server: http, handleProtocols: () => 'parley.v1' });
    http.listen(port, '127.0.0.1');
    await once(http, 'listening');
    return new FakeGateway(http, server);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The next connection, as soon as it is there. */
  async dials(): Promise<FakeConnection> {
    return this.#arrived.shift() ?? (await new Promise((resolve) => this.#awaited.push(resolve)));
  }

  /** The next connection, signed in. */
  async connects(welcome: Fields = {}): Promise<FakeConnection> {
    const connection = await this.dials();
    await connection.signsIn(welcome);
    return connection;
  }

  async stop(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
    await new Promise<void>((resolve) => this.#http.close(() => resolve()));
  }
}

export class FakeConnection {
  readonly #commands: Fields[] = [];
  readonly #awaited = new Set<() => void>();
  readonly heard: Fields[] = [];
  /** Whether pings are answered. */
  deaf = false;
  /** The fields of `connect`, once it was said. */
  hello: Fields = {};

  constructor(
    private readonly socket: WebSocket,
    private readonly gateway: FakeGateway,
  ) {
    socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
    socket.on('close', () => this.#look());
  }

  get isClosed(): boolean {
    return this.socket.readyState === WebSocket.CLOSED;
  }

  /** The next command of this type that was not looked at yet. */
  async hears(type: string): Promise<Fields> {
    for (;;) {
      const at = this.#commands.findIndex((command) => command.type === type);
      if (at >= 0) return this.#commands.splice(at, 1)[0] as Fields;
      if (this.isClosed) throw new Error(`The connection closed without ${type}`);
      await new Promise<void>((resolve) => this.#awaited.add(resolve));
    }
  }

  /** Whether a command of this type waits to be looked at. */
  has(type: string): boolean {
    return this.#commands.some((command) => command.type === type);
  }

  async signsIn(welcome: Fields = {}): Promise<void> {
    this.hello = await this.hears('connect');
    this.answers(this.hello, { ...example('replies/connect'), ...this.gateway.welcome, ...welcome });
  }

  answers(command: Fields, fields: Fields = {}): void {
    const frame = { ...fields, type: 'ok', ref: command.ref };
    conforms(`ok.${command.type}`, JSON.parse(JSON.stringify(frame)));
    this.writes(frame);
  }

  refuses(command: Fields, code: string, more: Fields = {}): void {
    const retryable = ['rate_limited', 'unavailable', 'internal', 'ai_unavailable'].includes(code);
    this.tells({ type: 'error', ref: command.ref, code, message: `It is ${code}`, retryable, ...more });
  }

  /** Several at once leave in one segment. */
  tells(...frames: Fields[]): void {
    for (const frame of frames) {
      conforms(String(frame.type), JSON.parse(JSON.stringify(frame)));
      this.writes(frame);
    }
  }

  writes(frame: Fields | string): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  closes(code: number, reason = ''): void {
    this.socket.close(code, reason);
  }

  /** As if somebody had pulled the cable out of the machine: nothing more is heard or said, and nobody is told. */
  vanishes(): void {
    this.deaf = true;
    (this.socket as unknown as { _socket: { pause(): void } })._socket.pause();
  }

  terminates(): void {
    this.socket.terminate();
  }

  #hear(command: Fields): void {
    conforms(String(command.type), command);
    this.heard.push(command);
    if (command.type === 'ping') {
      if (!this.deaf) this.answers(command);
      return;
    }
    this.#commands.push(command);
    this.#look();
  }

  #look(): void {
    const awaited = [...this.#awaited];
    this.#awaited.clear();
    for (const look of awaited) look();
  }
}

let numbers = 100;

/** A message in the room. */
export function message(seq: number, more: Fields = {}): Fields {
  const number = ++numbers;
  const id = `01a21a6c-e2da-7000-844f-${String(seq).padStart(12, '0')}`;
  const { key: _, ...base } = example('events/message.sent').message;
  return { ...base, id, number, seq, changed_seq: seq, sender_id: BOB, content: `Message ${seq}`, ...more };
}

export function sent(seq: number, more: Fields = {}): Fields {
  return { type: 'message.sent', conversation_id: ROOM, seq, message: message(seq, more) };
}

/** What `conversation.open` is answered with. */
export function opening(messages: Fields[], more: Fields = {}): Fields {
  const seq = Number(messages.at(-1)?.seq ?? 1);
  const { conversation, participants } = example('replies/conversation.open');
  return { conversation: { ...conversation, seq, read_seq: 0, unread: 0, ...more.conversation }, participants, messages, more: false, seq, ...rest(more) };
}

function rest({ conversation: _, ...fields }: Fields): Fields {
  return fields;
}
