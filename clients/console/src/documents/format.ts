import type { TemplateQuestion } from './template';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** An answer as people read it. The finished document has the server's own words. */
export function formatted(value: unknown, question: TemplateQuestion | undefined): string {
  if (value === null || value === undefined) return '';
  switch (question?.type) {
    case 'date':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? DAY.format(new Date(value)) : String(value);
    case 'money': {
      const { amount, currency } = value as { amount?: string; currency?: string };
      return amount === undefined ? String(value) : `${currency ?? ''} ${Number(amount).toLocaleString('en', { minimumFractionDigits: 2 })}`.trim();
    }
    case 'yes_no':
      return value === true ? 'Yes' : 'No';
    case 'choice':
      return question.choices?.find((one) => one.value === value)?.label ?? String(value);
    case 'multiple_choice':
      return Array.isArray(value) ? value.map((one) => question.choices?.find((choice) => choice.value === one)?.label ?? String(one)).join(', ') : String(value);
    case 'groups':
      return Array.isArray(value) ? value.map((group: object) => Object.entries(group).map(([id, one]) => formatted(one, question.fields?.find((field) => field.id === id))).filter(Boolean).join(', ')).join('; ') : '';
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}
