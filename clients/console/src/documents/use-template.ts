import { useParley } from '@parley/react';
import { useEffect, useState } from 'react';
import type { TemplateSource } from './template';

/** The template with its text; nothing until it is there. */
export function useTemplate(id: string | undefined): TemplateSource | undefined {
  const { parley, isConnected } = useParley();
  const [template, setTemplate] = useState<TemplateSource>();
  useEffect(() => {
    if (!id || !isConnected || template?.id === id) return undefined;
    let current = true;
    parley
      .fetch(`/api/v1/document-templates/${encodeURIComponent(id)}`)
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .then(
        (read: TemplateSource | { template: TemplateSource } | undefined) => {
          if (current && read) setTemplate('template' in read ? read.template : read);
        },
        // Without it there is no preview, and the questions speak for themselves.
        () => {},
      );
    return () => {
      current = false;
    };
  }, [parley, id, isConnected, template]);
  return template;
}
