import type { WebSocketConstructor } from './link.js';

/** Where the socket of a gateway is, and where its requests go; without an address those of the page. */
export function addresses(given: string | undefined): { socket: string; http: string } {
  const page = (globalThis as { location?: { href: string } }).location?.href;
  const url = new URL(given ?? '/', page);
  if (url.pathname === '/') url.pathname = '/parley';
  const secure = url.protocol === 'https:' || url.protocol === 'wss:';
  const http = `${secure ? 'https' : 'http'}://${url.host}/`;
  return { socket: `${secure ? 'wss' : 'ws'}://${url.host}${url.pathname}${url.search}`, http };
}

/** The one that was given, else the platform's own. */
export function webSocketOf(given: unknown): WebSocketConstructor {
  const found = given ?? (globalThis as { WebSocket?: unknown }).WebSocket;
  if (typeof found !== 'function') {
    throw new TypeError('No WebSocket: give one as `webSocket`');
  }
  return found as WebSocketConstructor;
}
