import { useParley } from '@parley/react';
import { Scissors, Unplug } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useCable } from './cable-context';

/** How the connection stands, in words, and the pair of scissors. */
export function ConnectionBadge() {
  const { parley, state, retryInMs, reason } = useParley();
  const cable = useCable();
  const isCut = useSyncExternalStore(cable.subscribe, () => cable.isCut);
  const seconds = useSecondsUntil(state === 'connecting' ? retryInMs : undefined);
  const text = state === 'connected' ? 'Connected' : isCut ? 'Cable cut' : state === 'disconnected' ? 'Signed out' : seconds ? `Trying again in ${seconds} s` : 'Connecting…';

  const toggle = () => {
    if (isCut) {
      cable.mend();
      parley.wake();
    } else {
      cable.cut();
    }
  };

  return (
    <div className="connection">
      <p role="status" className="connection-state" data-state={state} title={state === 'connected' ? undefined : reason}>
        <span className="dot" aria-hidden="true" />
        {text}
      </p>
      <button type="button" className="quiet small cut" aria-pressed={isCut} onClick={toggle} title="As if the network were gone: what is said meanwhile waits, and nothing is lost">
        {isCut ? <Unplug aria-hidden="true" /> : <Scissors aria-hidden="true" />}
        <span>{isCut ? 'Mend the cable' : 'Cut the cable'}</span>
      </button>
    </div>
  );
}

/** Counts down; nothing where there is nothing to wait for. */
function useSecondsUntil(waitMs: number | undefined): number | undefined {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    if (waitMs === undefined) return setLeft(undefined);
    const end = performance.now() + waitMs;
    const count = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [waitMs]);
  return left;
}
