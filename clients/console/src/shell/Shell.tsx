import { lazy, Suspense, useEffect, useState } from 'react';
import type { Settings } from '../app/settings';
import { ShortcutsDialog } from './ShortcutsDialog';
import { useAnnouncements } from './use-announcements';
import { useNarrow } from './use-narrow';
import { useShortcuts } from './use-shortcuts';
import { useRoute } from './route';
import { Sidebar } from './Sidebar';
import { Home } from '../conversations/Home';
import { WithPerson } from '../people/WithPerson';
import { Thread } from '../thread/Thread';

const FrameDrawer = lazy(() => import('../frames/FrameDrawer'));
const Documents = lazy(() => import('../documents/Documents'));
const DocumentPage = lazy(() => import('../documents/DocumentPage'));

interface Props {
  readonly settings: Settings;
  readonly onSignOut: () => void;
}

/** The page of somebody who has signed in: what there is at the side, what is open in the middle, the frames on demand. */
export function Shell({ settings, onSignOut }: Props) {
  const route = useRoute();
  const listAlone = useNarrow() && route.page === 'home';
  const [frames, setFrames] = useState(() => localStorage.getItem('parley.frames') === 'open');
  const [help, setHelp] = useState(false);
  useAnnouncements();
  useShortcuts({ onFrames: () => setFrames((open) => !open), onHelp: () => setHelp(true) });
  useEffect(() => localStorage.setItem('parley.frames', frames ? 'open' : ''), [frames]);

  return (
    <div className="shell" data-view={route.page === 'home' ? 'list' : 'main'} data-frames={frames}>
      <button type="button" className="skip" onClick={() => document.querySelector<HTMLElement>('main')?.focus()}>Skip to the conversation</button>
      <Sidebar isAlone={listAlone} settings={settings} route={route} frames={frames} onFrames={setFrames} onHelp={() => setHelp(true)} onSignOut={onSignOut} />
      {!listAlone && (
        <main tabIndex={-1}>
          <Suspense fallback={<p className="splash" role="status">Loading…</p>}>
            {route.page === 'conversation' && <Thread key={route.id} id={route.id} message={route.message} settings={settings} />}
            {(route.page === 'home' || route.page === 'new') && <Home />}
            {route.page === 'person' && <WithPerson key={route.id} id={route.id} />}
            {route.page === 'documents' && <Documents />}
            {route.page === 'document' && <DocumentPage key={route.id} id={route.id} />}
          </Suspense>
        </main>
      )}
      {frames && (
        <Suspense fallback={<section className="frames" aria-label="Frames" aria-busy="true" />}>
          <FrameDrawer onClose={() => setFrames(false)} />
        </Suspense>
      )}
      {help && <ShortcutsDialog onClose={() => setHelp(false)} />}
    </div>
  );
}
