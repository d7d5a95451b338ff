import type { DocumentTemplatesOk } from '@parley/client';
import { useDocument, useParley } from '@parley/react';
import { ArrowLeft, FilePlus2, FileText, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { addressOf, go } from '../shell/route';
import { useNotices } from '../ui/Notices';
import { shortTime } from '../ui/time';
import { forget, knownSessions, remember } from './sessions';
import './documents.css';

const STATES = { active: 'begun', completed: 'finished', expired: 'expired' } as const;

/** What documents can be made, and those that were begun here. */
export default function Documents() {
  const { isConnected, user } = useParley();
  const { start, templates: read } = useDocument();
  const { attempt } = useNotices();
  const [templates, setTemplates] = useState<DocumentTemplatesOk['templates']>();
  const [busy, setBusy] = useState(false);
  const owner = user?.id ?? '';
  const [known, setKnown] = useState(() => knownSessions(owner));

  useEffect(() => setKnown(knownSessions(owner)), [owner]);
  useEffect(() => {
    if (isConnected && !templates) void attempt(read().then(setTemplates));
  }, [isConnected, templates, read, attempt]);

  const begin = async (id: string, title: string) => {
    setBusy(true);
    await attempt(
      start(id).then((session) => {
        remember(owner, { id: session, title, at: new Date().toISOString(), status: 'active' });
        go({ page: 'document', id: session });
      }),
    );
    setBusy(false);
  };

  return (
    <section className="documents" aria-labelledby="documents-title">
      <header className="bar">
        <a className="button quiet icon back" href={addressOf({ page: 'home' })} aria-label="Back to the list"><ArrowLeft aria-hidden="true" /></a>
        <h1 id="documents-title">Documents</h1>
      </header>
      <div className="scroll">
        <h2>Begin one</h2>
        <p className="faint">You are asked one question after the other; the document grows beside them.</p>
        <ul className="templates" aria-busy={!templates}>
          {templates?.map(({ id, title, description }) => (
            <li key={id}>
              <button type="button" disabled={busy} onClick={() => void begin(id, title)}>
                <FilePlus2 aria-hidden="true" />
                <span className="title">{title}</span>
                <span className="faint">{description}</span>
              </button>
            </li>
          ))}
        </ul>
        {known.length > 0 && (
          <>
            <h2>Yours, from this browser</h2>
            <ul className="known">
              {known.map(({ id, title, at, status }) => (
                <li key={id}>
                  <a href={addressOf({ page: 'document', id })}>
                    <FileText aria-hidden="true" />
                    <span className="title">{title}</span>
                    <span className="faint">{STATES[status]} · <time dateTime={at}>{shortTime(at)}</time></span>
                  </a>
                  <button type="button" className="quiet icon" aria-label={`Take ${title} off this list`} title="Take it off this list" onClick={() => (forget(owner, id), setKnown(knownSessions(owner)))}><X aria-hidden="true" /></button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
