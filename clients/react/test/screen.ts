import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { Window } from 'happy-dom';
import { type ReactNode, StrictMode, createElement, useLayoutEffect } from 'react';
import type { ParleyOptions } from '@parley/client';
import { ParleyProvider } from '../src/index.js';
import { FakeGateway } from '../../typescript/test/fake-gateway.js';

const window = new Window({ url: 'http://localhost/' });
const platform = globalThis as Record<string, unknown>;
// Node 21 and later have a navigator of their own, which cannot be assigned.
platform.navigator ??= window.navigator;
Object.assign(platform, { window, document: window.document });
for (const name of ['Node', 'Element', 'HTMLElement', 'HTMLIFrameElement', 'Event', 'Text'] as const) platform[name] = window[name];

// Looks at the document as it is loaded.
const { createRoot } = await import('react-dom/client');
const { flushSync } = await import('react-dom');

export interface Shown<T> {
  /** What the hook gave last. */
  readonly now: T;
  /** How often it was rendered with something else than before. */
  readonly different: number;
  /** Until what it gives fits. */
  until(fits: (now: T) => boolean): Promise<T>;
  render(next: () => T): Promise<void>;
  unmount(): Promise<void>;
}

/** A gateway, and a page of which all components are rendered twice, as strict mode has it. */
export async function page(test: TestContext, options: ParleyOptions = {}) {
  const gateway = await FakeGateway.start();
  test.after(() => gateway.stop());
  const given: ParleyOptions = { url: gateway.url, webSocket: WebSocket, token: 'alice', backoff: { minMs: 5, maxMs: 20 }, ...options };
  return { gateway, given, show: <T>(hook: () => T) => show(test, hook, (children) => createElement(ParleyProvider, { options: given }, children)) };
}

/** Shows what a hook gives, under what is put around it. */
export async function show<T>(test: TestContext, hook: () => T, around: (children: ReactNode) => ReactNode): Promise<Shown<T>> {
  const root = createRoot(window.document.createElement('div') as unknown as Element);
  const listeners = new Set<() => void>();
  let current = hook;
  let now: T | undefined;
  let different = 0;
  function Component(): null {
    const given = current();
    useLayoutEffect(() => {
      if (given !== now) different++;
      now = given;
      for (const look of [...listeners]) look();
    });
    return null;
  }
  const render = () => flushSync(() => root.render(createElement(StrictMode, null, around(createElement(Component, { key: 'one' })))));
  let mounted = true;
  const unmount = async () => {
    if (mounted) flushSync(() => root.unmount());
    mounted = false;
  };
  test.after(unmount);
  render();
  return {
    get now() {
      return now as T;
    },
    get different() {
      return different;
    },
    until: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          if (!fits(now as T)) return;
          listeners.delete(look);
          resolve(now as T);
        };
        listeners.add(look);
        look();
      }),
    async render(next) {
      current = next;
      render();
    },
    unmount,
  };
}
