import { useSyncExternalStore } from 'react';

/** What is shown, by the address behind `#`: it survives a reload, and the browser's own way back works. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'new' }
  | { readonly page: 'conversation'; readonly id: string; readonly message?: string }
  | { readonly page: 'documents' }
  | { readonly page: 'document'; readonly id: string }
  | { readonly page: 'person'; readonly id: string };

export function parse(hash: string): Route {
  const [kind, id, more] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (kind === 'c' && id) return more ? { page: 'conversation', id, message: more } : { page: 'conversation', id };
  if (kind === 'new') return { page: 'new' };
  if (kind === 'documents') return id ? { page: 'document', id } : { page: 'documents' };
  if (kind === 'with' && id) return { page: 'person', id };
  return { page: 'home' };
}

export function addressOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return '#/';
    case 'new':
      return '#/new';
    case 'conversation':
      return `#/c/${encodeURIComponent(route.id)}${route.message ? `/${encodeURIComponent(route.message)}` : ''}`;
    case 'documents':
      return '#/documents';
    case 'document':
      return `#/documents/${encodeURIComponent(route.id)}`;
    case 'person':
      return `#/with/${encodeURIComponent(route.id)}`;
  }
}

export function go(route: Route, replace = false): void {
  if (replace) {
    history.replaceState(null, '', addressOf(route));
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = addressOf(route);
  }
}

let last = { hash: '', route: parse('') };
function now(): Route {
  if (last.hash !== location.hash) last = { hash: location.hash, route: parse(location.hash) };
  return last.route;
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, now);
}
