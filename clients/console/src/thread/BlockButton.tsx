import { useParley } from '@parley/react';
import { Ban } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useNotices } from '../ui/Notices';

/** Wants to have nothing to do with somebody, or no longer. */
export function BlockButton({ person, name }: { readonly person: string; readonly name: string }) {
  const { parley, isConnected } = useParley();
  const { attempt } = useNotices();
  const [blocked, setBlocked] = useState<boolean>();
  useEffect(() => {
    if (isConnected) parley.command('person.blocked', {}).then(({ users }) => setBlocked(users.some(({ id }) => id === person)), () => {});
  }, [parley, isConnected, person]);
  const toggle = () => attempt(parley.command('person.block', { user_id: person, on: !blocked }).then(({ users }) => setBlocked(users.some(({ id }) => id === person))));
  return <button type="button" disabled={blocked === undefined} onClick={() => void toggle()}><Ban aria-hidden="true" />{blocked ? `Unblock ${name}` : `Block ${name}`}</button>;
}
