import { ArrowDown, ArrowUp, Trash2, X } from 'lucide-react';
import { memo, useDeferredValue, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { VList, type VListHandle } from 'virtua';
import type { LoggedFrame } from './frame-log';
import { useFrameLog } from './frame-log-context';

/** What goes over the wire, for developers: the newest at the bottom. */
export default function FrameDrawer({ onClose }: { readonly onClose: () => void }) {
  const log = useFrameLog();
  const all = useSyncExternalStore(log.subscribe, () => log.frames);
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter.trim().toLowerCase());
  const frames = wanted ? all.filter((one) => one.type.includes(wanted) || JSON.stringify(one.frame).toLowerCase().includes(wanted)) : all;
  const list = useRef<VListHandle>(null);
  const sticks = useRef(true);

  useLayoutEffect(() => {
    if (sticks.current && frames.length > 0) list.current?.scrollToIndex(frames.length - 1, { align: 'end' });
  }, [frames.length]);

  const scrolled = (offset: number) => {
    const { scrollSize = 0, viewportSize = 0 } = list.current ?? {};
    sticks.current = offset + viewportSize > scrollSize - 40;
  };

  return (
    <section className="frames" aria-label="Frames">
      <header className="bar">
        <h2>Frames <span className="faint">parley.v1</span></h2>
        <input type="search" value={filter} onChange={(event) => setFilter(event.target.value)} placeholder="Filter" aria-label="Filter the frames" />
        <span className="faint count">{frames.length}</span>
        <button type="button" className="quiet icon" onClick={() => log.clear()} aria-label="Clear the frames"><Trash2 aria-hidden="true" /></button>
        <button type="button" className="quiet icon" onClick={onClose} aria-label="Close the frames"><X aria-hidden="true" /></button>
      </header>
      <VList ref={list} className="frame-list" onScroll={scrolled} data={frames} tabIndex={0} role="group" aria-label="Frames sent and received">
        {(one) => <Row key={one.id} one={one} />}
      </VList>
    </section>
  );
}

const Row = memo(function Row({ one }: { readonly one: LoggedFrame }) {
  const [open, setOpen] = useState(false);
  const { type: _, ...rest } = one.frame as { type: string };
  return (
    <details className="frame" data-sent={one.sent} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="way">{one.sent ? <ArrowUp aria-label="sent" /> : <ArrowDown aria-label="received" />}</span>
        <time dateTime={one.at.toISOString()}>{one.at.toISOString().slice(11, 23)}</time>
        <span className="type">{one.type}</span>
        <span className="peek">{JSON.stringify(rest).slice(0, 300)}</span>
      </summary>
      {open && <pre>{JSON.stringify(one.frame, null, 2)}</pre>}
    </details>
  );
});
