import type { DocumentQuestion } from '@parley/client';
import type { FieldValue } from './typed-value';

interface Props {
  /** Of the elements beside it, which say what is asked for: `{name}-text` and `{name}-help`. */
  readonly name?: string;
  readonly question: DocumentQuestion;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}

/** The platform's own field for each type of question. */
export function AnswerField({ name = 'question', question, value, onChange }: Props) {
  const { type, choices = [], help } = question;
  const about = { 'aria-labelledby': `${name}-text`, 'aria-describedby': help ? `${name}-help` : undefined };
  const text = typeof value === 'string' ? value : '';
  switch (type) {
    case 'long_text':
      return <textarea {...about} rows={5} value={text} onChange={(event) => onChange(event.target.value)} maxLength={10_000} />;
    case 'date':
      return <input {...about} type="date" value={text} min="1900-01-01" max="2200-12-31" onChange={(event) => onChange(event.target.value)} />;
    case 'number':
      return <input {...about} type="number" inputMode="decimal" step="any" value={text} onChange={(event) => onChange(event.target.value)} />;
    case 'email':
      return <input {...about} type="email" autoComplete="email" value={text} onChange={(event) => onChange(event.target.value)} />;
    case 'money': {
      const { amount, currency } = typeof value === 'object' && 'amount' in value ? value : { amount: '', currency: 'EUR' };
      return (
        <div className="row money">
          <input {...about} inputMode="decimal" value={amount} placeholder="1500.00" onChange={(event) => onChange({ amount: event.target.value, currency })} />
          <input aria-label="Currency" value={currency} maxLength={3} onChange={(event) => onChange({ amount, currency: event.target.value.toUpperCase() })} />
        </div>
      );
    }
    case 'yes_no':
      return <Options name={name} kind="radio" about={about} chosen={[text]} choices={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} onChange={([one = '']) => onChange(one)} />;
    case 'choice':
      return <Options name={name} kind="radio" about={about} chosen={[text]} choices={choices} onChange={([one = '']) => onChange(one)} />;
    case 'multiple_choice':
      return <Options name={name} kind="checkbox" about={about} chosen={Array.isArray(value) ? value : []} choices={choices} onChange={onChange} />;
    default:
      return <input {...about} value={text} onChange={(event) => onChange(event.target.value)} autoComplete="off" />;
  }
}

interface OptionsProps {
  readonly name: string;
  readonly kind: 'radio' | 'checkbox';
  readonly about: object;
  readonly chosen: readonly string[];
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Options({ name, kind, about, chosen, choices, onChange }: OptionsProps) {
  return (
    <fieldset className="options" {...about}>
      {choices.map(({ value, label }) => {
        const isChosen = chosen.includes(value);
        const toggled = kind === 'radio' ? [value] : isChosen ? chosen.filter((one) => one !== value) : [...chosen, value];
        return (
          <label key={value} data-chosen={isChosen}>
            <input type={kind} name={`${name}-choice`} value={value} checked={isChosen} onChange={() => onChange(toggled)} />
            {label}
          </label>
        );
      })}
    </fieldset>
  );
}
