// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leaveFor, renewed, returned } from '../src/sign-in/issuer';

const issuer = { authorize_url: 'https://login.example/authorize?theme=dark', token_url: 'https://login.example/token', client_id: 'parley', scope: 'openid' };
const asked: URLSearchParams[] = [];
let left = new URL('https://nowhere.example');

beforeEach(() => {
  asked.length = 0;
  sessionStorage.clear();
  vi.spyOn(location, 'assign').mockImplementation((url) => void (left = new URL(url)));
  vi.stubGlobal('fetch', async (_: string, { body }: { body: URLSearchParams }) => {
    asked.push(body);
    return new Response(JSON.stringify({ access_token: 'A', refresh_token: 'R', expires_in: 600 }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const comesBack = (query: string) => history.replaceState(null, '', `/?${query}`);

test('one leaves with a challenge, and the code that comes back becomes a token by its answer', async () => {
  await leaveFor(issuer);
  expect(left.origin + left.pathname).toBe('https://login.example/authorize');
  const sent = left.searchParams;
  expect([sent.get('theme'), sent.get('response_type'), sent.get('client_id'), sent.get('code_challenge_method')]).toEqual(['dark', 'code', 'parley', 'S256']);
  comesBack(`code=C&state=${sent.get('state')}`);
  expect(await returned(issuer)).toMatchObject({ access_token: 'A', refresh_token: 'R' });
  const verifier = asked[0]?.get('code_verifier') ?? '';
  const digest = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))));
  expect(digest.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')).toBe(sent.get('code_challenge'));
  expect(location.search).toBe('');
});

test('an answer to another sign-in signs nobody in', async () => {
  await leaveFor(issuer);
  comesBack('code=C&state=mallory');
  await expect(returned(issuer)).rejects.toThrow(/another sign-in/);
  expect(asked).toEqual([]);
});

test('a code nobody asked for is left alone', async () => {
  comesBack('code=C&state=x');
  expect(await returned(issuer)).toBeUndefined();
});

test('a token that lives is used, one that ends is renewed', async () => {
  const living = { access_token: 'old', refresh_token: 'R', ends: Date.now() + 600_000 };
  expect(await renewed(living, issuer)).toBe(living);
  expect(await renewed({ ...living, ends: Date.now() + 10_000 }, issuer)).toMatchObject({ access_token: 'A' });
  expect(asked[0]?.get('grant_type')).toBe('refresh_token');
});
