import { KeyRound, LogIn } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Settings } from '../app/settings';
import { leaveFor } from './issuer';
import type { Session } from './session';

interface Props {
  readonly settings: Settings;
  readonly trouble: string | undefined;
  readonly onSignIn: (session: Session) => void;
}

/** Who are you? A name on the local stack; elsewhere the operator's issuer, or a token. */
export function SignIn({ settings, trouble, onSignIn }: Props) {
  return (
    <main className="sign-in">
      <div className="card">
        <img src="/console/icon.svg" alt="" width="44" height="44" />
        <h1>Parley</h1>
        <p className="faint">People’s chats, AI threads and guided documents.</p>
        {trouble && <p className="trouble" role="alert">{trouble}</p>}
        {settings.tokens ? <PickName onSignIn={onSignIn} /> : <Elsewhere settings={settings} onSignIn={onSignIn} />}
        {settings.anonymous !== 'refuse' && (
          <button type="button" className="link" onClick={() => onSignIn({ kind: 'anonymous' })}>
            Look around without signing in
          </button>
        )}
      </div>
    </main>
  );
}

/** The name a link to this page suggests: `/?as=Bob`. */
const suggested = () => new URLSearchParams(location.search).get('as') ?? '';

function PickName({ onSignIn }: Pick<Props, 'onSignIn'>) {
  const [name, setName] = useState(suggested);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    history.replaceState(null, '', `/${location.hash}`);
    onSignIn({ kind: 'local', name: name.trim() });
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="name">Pick a name</label>
      <div className="row">
        <input id="name" value={name} onChange={(event) => setName(event.target.value)} autoComplete="nickname" maxLength={60} required autoFocus placeholder="Alice" />
        <button className="primary"><LogIn aria-hidden="true" />Start</button>
      </div>
      <p className="hint">This local stack gives any name a token of its own, signed for this machine only.</p>
    </form>
  );
}

function Elsewhere({ settings: { sign_in }, onSignIn }: Pick<Props, 'settings' | 'onSignIn'>) {
  const [token, setToken] = useState('');
  const [failure, setFailure] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (token.trim()) onSignIn({ kind: 'token', token: token.trim() });
  };
  return (
    <>
      {sign_in && (
        <button type="button" className="primary wide" autoFocus onClick={() => leaveFor(sign_in).catch((problem) => setFailure(String(problem)))}>
          <LogIn aria-hidden="true" />Sign in with {new URL(sign_in.authorize_url).hostname}
        </button>
      )}
      {failure && <p className="trouble" role="alert">{failure}</p>}
      <form onSubmit={submit}>
        <label htmlFor="token">{sign_in ? 'Or paste a token' : 'Paste a token'}</label>
        <div className="row">
          <input id="token" type="password" value={token} onChange={(event) => setToken(event.target.value)} autoComplete="off" spellCheck={false} required placeholder="eyJhbGciOi…" />
          <button className={sign_in ? '' : 'primary'}><KeyRound aria-hidden="true" />Sign in</button>
        </div>
        <p className="hint">Of an issuer this server accepts. It stays in this tab, and is forgotten with it.</p>
      </form>
    </>
  );
}
