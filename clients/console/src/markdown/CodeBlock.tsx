import { Check, Copy } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';

const Highlighted = lazy(() => import('./Highlighted'));

/** How long it says that it was copied, in milliseconds. */
const SAID = 2_000;

/** Code in colours, with a button that copies it. */
export function CodeBlock({ code, language }: { readonly code: string; readonly language: string | undefined }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <figure className="code">
      <figcaption>
        <span>{language ?? 'code'}</span>
        <button type="button" className="quiet small" onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true), () => {})}>
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
        </button>
      </figcaption>
      <pre tabIndex={0} role="group" aria-label={`Code${language ? ` in ${language}` : ''}`}>
        <code>
          <Suspense fallback={code}>
            <Highlighted code={code} language={language} />
          </Suspense>
        </code>
      </pre>
    </figure>
  );
}
