import { renewed, type IssuedTokens } from './issuer';
import { localToken } from './local-token';
import type { Issuer } from '../app/settings';

/** Who uses this tab, and how a token of theirs is got. It lives as long as the tab. */
export type Session =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'issuer'; readonly tokens: IssuedTokens }
  | { readonly kind: 'anonymous' };

const REMEMBERED = 'parley.session';

export function remembered(): Session | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(REMEMBERED) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(session: Session | undefined): void {
  if (session) sessionStorage.setItem(REMEMBERED, JSON.stringify(session));
  else sessionStorage.removeItem(REMEMBERED);
}

/** A token whenever the client needs one. */
export function tokenOf(session: Session, issuer: Issuer | undefined): () => Promise<string | undefined> {
  switch (session.kind) {
    case 'local':
      return () => localToken(session.name);
    case 'token':
      return async () => session.token;
    case 'anonymous':
      return async () => undefined;
    case 'issuer': {
      let { tokens } = session;
      return async () => {
        const before = tokens;
        if (issuer) tokens = await renewed(tokens, issuer);
        if (tokens !== before) remember({ kind: 'issuer', tokens });
        return tokens.access_token;
      };
    }
  }
}

/** By what the commands that wait to be sent are told apart from somebody else's. */
export function ownerOf(session: Session): string {
  return session.kind === 'local' ? session.name.toLowerCase() : session.kind;
}
