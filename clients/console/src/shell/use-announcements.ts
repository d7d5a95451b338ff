import { useParley } from '@parley/react';
import { useEffect } from 'react';
import { useNotices } from '../ui/Notices';

/** Tells what services have to say to one, and what the client could not do behind one's back. */
export function useAnnouncements(): void {
  const { parley } = useParley();
  const { tell } = useNotices();
  useEffect(() => {
    const stop = [
      parley.on('notification', ({ title, body }) => tell(body ? `${title}: ${body}` : title)),
      parley.on('token.failed', ({ error }) => tell(`No token: ${error instanceof Error ? error.message : String(error)}`, true)),
      parley.on('command.dropped', ({ error }) => tell(`Something was not sent: ${error.message}`, true)),
    ];
    return () => stop.forEach((end) => end());
  }, [parley, tell]);
}
