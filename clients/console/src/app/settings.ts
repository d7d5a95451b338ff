/** What the gateway tells its page before anybody has signed in. */
export interface Settings {
  /** The local stack gives a token to whatever name one picks. */
  readonly tokens: boolean;
  readonly anonymous: 'read-only' | 'guest' | 'refuse';
  /** Where people sign in, if the operator has said so. */
  readonly sign_in?: Issuer;
}

/** An OpenID provider for pages without a secret: authorization code with PKCE. */
export interface Issuer {
  readonly authorize_url: string;
  readonly token_url: string;
  readonly client_id: string;
  readonly scope: string;
}

export async function loadSettings(): Promise<Settings> {
  const answer = await fetch('/console/settings');
  if (!answer.ok) throw new Error(`The gateway did not tell its settings: ${answer.status}`);
  return answer.json();
}
