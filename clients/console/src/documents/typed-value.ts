import type { DocumentQuestion } from '@parley/client';

/** What stands in the field of a question: words, what is chosen, or an amount. */
export type FieldValue = string | readonly string[] | { readonly amount: string; readonly currency: string };

type Question = Pick<DocumentQuestion, 'type' | 'value' | 'currency'>;

/** The answer of before, or the usual one, or nothing. */
export function blank({ type, value, currency }: Question): FieldValue {
  switch (type) {
    case 'money': {
      const money = value as { amount?: string; currency?: string } | undefined;
      return { amount: money?.amount ?? '', currency: money?.currency ?? currency ?? 'EUR' };
    }
    case 'multiple_choice':
      return Array.isArray(value) ? value.map(String) : [];
    case 'yes_no':
      return value === true ? 'yes' : value === false ? 'no' : '';
    default:
      return value === undefined || value === null ? '' : String(value);
  }
}

/** As the protocol has it; nothing where the field does not hold an answer yet. */
export function typed({ type }: Question, field: FieldValue): unknown {
  if (typeof field === 'object' && 'amount' in field) {
    const amount = field.amount.trim();
    return /^\d+([.,]\d+)?$/.test(amount) ? { amount: amount.replace(',', '.'), currency: field.currency.trim().toUpperCase() } : undefined;
  }
  if (typeof field !== 'string') return field.length > 0 ? field : undefined;
  const text = field.trim();
  if (text === '') return undefined;
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  return type === 'yes_no' ? text === 'yes' : text;
}
