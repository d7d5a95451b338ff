import { Parley } from '@parley/client';
import { localStorageCommands } from '@parley/client/storage';
import { ParleyProvider } from '@parley/react';
import { useEffect, useMemo, useState } from 'react';
import { Cable } from '../connection/cable';
import { CableProvider } from '../connection/cable-context';
import { FrameLog } from '../frames/frame-log';
import { FrameLogProvider } from '../frames/frame-log-context';
import { PeopleProvider } from '../people/people-context';
import { People } from '../people/people';
import { Shell } from '../shell/Shell';
import { SignIn } from '../sign-in/SignIn';
import { returned } from '../sign-in/issuer';
import { ownerOf, remember, remembered, type Session, tokenOf } from '../sign-in/session';
import { Notices } from '../ui/Notices';
import { loadSettings, type Settings } from './settings';

/** Who is here: the page for whoever has signed in, or the question who one is. */
export function App() {
  const [settings, setSettings] = useState<Settings>();
  const [session, setSession] = useState<Session>();
  const [trouble, setTrouble] = useState<string>();

  useEffect(() => {
    void begin().then(({ known, who, problem }) => {
      setSettings(known);
      setSession(who);
      setTrouble(problem);
    });
  }, []);

  const signIn = (who: Session) => {
    remember(who);
    setTrouble(undefined);
    setSession(who);
  };
  const signOut = (why?: string) => {
    remember(undefined);
    setTrouble(why);
    setSession(undefined);
  };

  if (!settings) return trouble ? <p className="splash" role="alert">{trouble}</p> : <p className="splash" role="status">Parley</p>;
  if (!session) return <SignIn settings={settings} trouble={trouble} onSignIn={signIn} />;
  return <Desk key={JSON.stringify(session)} session={session} settings={settings} onSignOut={signOut} />;
}

const NO_ANSWER: Settings = { tokens: false, anonymous: 'read-only' };
let begun: Promise<{ known: Settings; who?: Session; problem?: string }> | undefined;

/** Once, however often the page is rendered: a code of an issuer is good for one use. */
function begin() {
  return (begun ??= (async () => {
    const known = await loadSettings().catch(() => NO_ANSWER);
    try {
      const tokens = known.sign_in && (await returned(known.sign_in));
      if (tokens) remember({ kind: 'issuer', tokens });
    } catch (failure) {
      return { known, problem: failure instanceof Error ? failure.message : String(failure) };
    }
    return { known, who: remembered() };
  })());
}

interface DeskProps {
  readonly session: Session;
  readonly settings: Settings;
  readonly onSignOut: (why?: string) => void;
}

/** One person's connection, and all that shows what comes over it. */
function Desk({ session, settings, onSignOut }: DeskProps) {
  const { parley, cable, log, people } = useMemo(() => {
    const cable = new Cable();
    const parley = new Parley({
      ...(session.kind === 'anonymous' ? {} : { getToken: tokenOf(session, settings.sign_in) }),
      webSocket: cable.WebSocket,
      client: { name: 'console', version: '1.0.0' },
      conversations: { pageSize: 100, maxMessages: 20_000 },
      queue: { storage: localStorageCommands(`console ${ownerOf(session)}`) },
    });
    return { cable, parley, log: new FrameLog(parley), people: new People(parley) };
  }, [session, settings]);

  useEffect(() => {
    parley.connect();
    const stop = [log.start(), parley.on('state', ({ state, code, reason }) => {
      // What the server does not want back.
      if (state === 'disconnected' && code !== undefined && code >= 4500) onSignOut(whyEnded(code, reason));
    })];
    return () => {
      stop.forEach((end) => end());
      parley.disconnect();
    };
    // The way out is not what the connection depends on.
  }, [parley, log]);

  return (
    <ParleyProvider client={parley}>
      <CableProvider value={cable}>
        <FrameLogProvider value={log}>
          <PeopleProvider value={people}>
            <Notices>
              <Shell settings={settings} onSignOut={() => onSignOut()} />
            </Notices>
          </PeopleProvider>
        </FrameLogProvider>
      </CableProvider>
    </ParleyProvider>
  );
}

function whyEnded(code: number, reason: string | undefined): string {
  switch (code) {
    case 4501:
      return 'Your token has ended. Please sign in again.';
    case 4502:
      return 'You have too many connections open; this was the oldest.';
    case 4503:
      return 'Your access was revoked.';
    default:
      return reason || 'The server did not accept your token.';
  }
}
