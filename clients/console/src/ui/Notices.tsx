import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

type Tell = (text: string, trouble?: boolean) => void;
const NoticesContext = createContext<Tell>(() => {});

/** How long one is shown, in milliseconds. */
const SHOWN = 6_000;

let numbers = 0;

/** Short sentences that go away by themselves, and are read out. */
export function Notices({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly { id: number; text: string; trouble: boolean }[]>([]);
  const tell = useCallback<Tell>((text, trouble = false) => {
    const id = ++numbers;
    setNotices((before) => [...before.slice(-2), { id, text, trouble }]);
    setTimeout(() => setNotices((before) => before.filter((one) => one.id !== id)), SHOWN);
  }, []);
  return (
    <NoticesContext.Provider value={tell}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {notices.map(({ id, text, trouble }) => <p key={id} className={trouble ? 'notice trouble' : 'notice'}>{text}</p>)}
      </div>
    </NoticesContext.Provider>
  );
}

/** Tells something; and does something of which a failure is told. */
export function useNotices(): { tell: Tell; attempt: (what: Promise<unknown>) => Promise<boolean> } {
  const tell = useContext(NoticesContext);
  const attempt = useCallback(
    (what: Promise<unknown>) =>
      what.then(
        () => true,
        (failure: unknown) => {
          tell(failure instanceof Error ? failure.message : String(failure), true);
          return false;
        },
      ),
    [tell],
  );
  return useMemo(() => ({ tell, attempt }), [tell, attempt]);
}
