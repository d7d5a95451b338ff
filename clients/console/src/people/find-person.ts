import { Parley } from '@parley/client';
import type { Settings } from '../app/settings';
import { localToken } from '../sign-in/local-token';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Somebody's id: it stands in what was typed (an id, or the link to somebody), or on the local stack it is a name. */
export async function findPerson(typed: string, settings: Settings): Promise<string> {
  const id = ID.exec(typed)?.[0];
  if (id) return id.toLowerCase();
  if (!settings.tokens) throw new Error('Paste the link, or the id, that the other person sees under “Invite”.');
  return idOfName(typed.trim());
}

/** The local stack lets everybody be anybody: signs in as them for a moment, and asks who that is. */
async function idOfName(name: string): Promise<string> {
  const parley = new Parley({ token: await localToken(name) });
  try {
    return await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The gateway did not answer in time')), 15_000);
      parley.on('state', ({ state, reason }) => {
        const known = state === 'connected' ? parley.user?.id : undefined;
        if (known || state === 'disconnected') clearTimeout(timer);
        if (known) resolve(known);
        else if (state === 'disconnected') reject(new Error(reason ?? 'Nobody of that name can sign in'));
      });
      parley.connect();
    });
  } finally {
    parley.disconnect();
  }
}
