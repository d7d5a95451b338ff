import type { Issuer } from '../app/settings';

/** What an issuer has given. */
export interface IssuedTokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  /** When it ends, in milliseconds of the wall clock. */
  readonly ends: number;
}

const PENDING = 'parley.sign-in';
/** A token that lives shorter than this is renewed first, in milliseconds. */
const SOON = 90_000;

interface Pending {
  readonly state: string;
  readonly verifier: string;
}

/** Leaves the page, for the issuer's; it sends the person back here with a code. */
export async function leaveFor(issuer: Issuer): Promise<void> {
  const pending: Pending = { state: random(), verifier: random() };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  location.assign(await addressOf(issuer, pending));
}

async function addressOf({ authorize_url, client_id, scope }: Issuer, { state, verifier }: Pending): Promise<string> {
  const url = new URL(authorize_url);
  const challenge = base64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
  const asked = { response_type: 'code', client_id, scope, redirect_uri: here(), state, code_challenge: challenge, code_challenge_method: 'S256' };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

/** The tokens of whoever has just come back from the issuer; nothing where nobody has. */
export async function returned(issuer: Issuer): Promise<IssuedTokens | undefined> {
  const answer = new URLSearchParams(location.search);
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null') as Pending | null;
  if (!answer.has('state') || !pending) return undefined;
  sessionStorage.removeItem(PENDING);
  history.replaceState(null, '', here());
  // Somebody else's answer would sign one in as somebody else.
  if (answer.get('state') !== pending.state) throw new Error('That answer belongs to another sign-in; please try again.');
  const code = answer.get('code');
  if (!code) throw new Error(answer.get('error_description') ?? answer.get('error') ?? 'The sign-in came to nothing.');
  return ask(issuer, { grant_type: 'authorization_code', code, redirect_uri: here(), code_verifier: pending.verifier });
}

/** The same ones while they live, others after. */
export async function renewed(tokens: IssuedTokens, issuer: Issuer): Promise<IssuedTokens> {
  if (tokens.ends > Date.now() + SOON || !tokens.refresh_token) return tokens;
  const fresh = await ask(issuer, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
  return { refresh_token: tokens.refresh_token, ...fresh };
}

async function ask(issuer: Issuer, fields: Record<string, string>): Promise<IssuedTokens> {
  const answer = await fetch(issuer.token_url, { method: 'POST', body: new URLSearchParams({ client_id: issuer.client_id, ...fields }) });
  const given = (await answer.json().catch(() => ({}))) as { access_token?: string; refresh_token?: string; expires_in?: number; error_description?: string };
  if (!answer.ok || !given.access_token) throw new Error(given.error_description ?? `The issuer gave no token (${answer.status}).`);
  const refresh = given.refresh_token === undefined ? {} : { refresh_token: given.refresh_token };
  return { access_token: given.access_token, ...refresh, ends: Date.now() + (given.expires_in ?? 3600) * 1000 };
}

function here(): string {
  return `${location.origin}/`;
}

function random(): string {
  return base64(crypto.getRandomValues(new Uint8Array(32)));
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
