import type { DocumentTemplatesOk } from '@parley/client';

/** A question of a template, as far as a page needs it. */
export interface TemplateQuestion {
  readonly id: string;
  readonly label?: string;
  readonly text: string;
  readonly help?: string;
  readonly type?: string;
  readonly required?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly currency?: string;
  /** Of a list of groups: what one of them is called, how many there have to be, and its questions. */
  readonly item?: string;
  readonly min?: number;
  readonly max?: number;
  readonly fields?: readonly TemplateQuestion[];
}

export type Template = Omit<DocumentTemplatesOk['templates'][number], 'questions'> & { readonly questions: readonly TemplateQuestion[] };

/** With its text, in which answers have their places. */
export interface TemplateSource extends Template {
  readonly body: string | readonly string[];
}

export const labelOf = ({ label, text }: TemplateQuestion): string => label ?? text;
