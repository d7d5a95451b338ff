import type { DocumentSnapshot, DocumentStartCommand, DocumentStore } from '@parley/client';
import { useMemo, useState } from 'react';
import { useClient } from './context.js';
import { useSnapshot } from './snapshot.js';

const NOT_BEGUN: DocumentSnapshot = { status: 'opening', answering: false };
const all = (snapshot: DocumentSnapshot) => snapshot;

/** A guided document: the session of this id, or the one `start` begins. */
export function useDocument(sessionId?: string | null) {
  const parley = useClient();
  const [started, setStarted] = useState<DocumentStore>();
  const store = useMemo(() => (sessionId ? parley.document(sessionId) : started), [parley, sessionId, started]);
  const snapshot = useSnapshot(store, NOT_BEGUN, all);
  const actions = useMemo(() => {
    const begun = () => {
      if (!store) throw new Error('No document has been begun');
      return store;
    };
    return {
      templates: async () => (await parley.command('document.templates', {})).templates,
      start: async (template: string, options?: Omit<DocumentStartCommand, 'template_id'>) => {
        const document = await parley.startDocument(template, options);
        setStarted(document);
        return document.id;
      },
      answer: (value: unknown, question?: string) => begun().answer(value, question),
      revise: (question: string) => begun().revise(question),
      /** The finished document as a file. */
      export: async (format: 'md' | 'html' | 'pdf' | 'word'): Promise<Blob> => {
        const id = begun().snapshot.session?.document_id;
        if (id === undefined) throw new Error('The document is not finished');
        const answer = await parley.exportDocument(id, format);
        if (!answer.ok) throw new Error(`The document could not be exported: ${answer.status}`);
        return answer.blob();
      },
    };
  }, [parley, store]);
  const { session } = snapshot;
  return useMemo(
    () => ({ ...snapshot, sessionId: store?.id, question: session?.question, progress: session?.progress, isCompleted: session?.status === 'completed', ...actions }),
    [snapshot, session, store, actions],
  );
}
