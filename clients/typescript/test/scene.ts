import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { type ClientEvents, Parley, type ParleyOptions, type StateChange } from '../src/index.js';
import { machine, type Environment } from '../src/environment.js';
import { FakeGateway } from './fake-gateway.js';

/** The platform's own where it has one, as browsers do. */
const PlatformSocket = (globalThis as { WebSocket?: unknown }).WebSocket ?? WebSocket;

/** A gateway and what it takes to have clients of it, all of which end with the test. */
export async function scene(test: TestContext) {
  const gateway = await FakeGateway.start();
  test.after(() => gateway.stop());
  return {
    gateway,
    /** A client that connects, and comes back within milliseconds. */
    client(options: ParleyOptions = {}, environment: Partial<Environment> = {}): Parley {
      const backoff = { minMs: 10, maxMs: 40 };
      const all = { url: gateway.url, webSocket: PlatformSocket, token: 'alice', backoff, ...options };
      const parley = new Parley(all, { ...machine, ...environment }).connect();
      test.after(() => parley.disconnect());
      return parley;
    },
  };
}

/** The first event of this type that fits. */
export async function next<K extends keyof ClientEvents>(parley: Parley, type: K, fits: (event: ClientEvents[K]) => boolean = () => true): Promise<ClientEvents[K]> {
  for await (const event of parley.events(type)) {
    if (fits(event)) return event;
  }
  throw new Error('The events ended');
}

/** Until the connection stands so; at once where it does. */
export async function becomes(parley: Parley, state: StateChange['state']): Promise<StateChange> {
  return parley.state === state ? { state } : next(parley, 'state', (change) => change.state === state);
}

interface Looked<T> {
  readonly snapshot: T;
  subscribe(listener: () => void): () => void;
}

/** Until what is looked at fits. */
export async function shows<T>(store: Looked<T>, fits: (snapshot: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      if (!fits(store.snapshot)) return;
      queueMicrotask(() => stop());
      resolve(store.snapshot);
    };
    const stop = store.subscribe(look);
    look();
  });
}

/** The failure of what has to fail. */
export async function failure(promise: Promise<unknown>): Promise<any> {
  return promise.then(
    (value) => Promise.reject(new Error(`It should have failed, and gave ${JSON.stringify(value)}`)),
    (error) => error,
  );
}
