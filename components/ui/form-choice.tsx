'use client';

import { useAnsweredForm } from './action-form';

interface FormChoiceProps {
  name: string;
  legend: string;
  /** Several boxes may be ticked, or one of the circles. */
  kind: 'checkbox' | 'radio';
  /** `note`: a second line, in small type. */
  options: readonly { value: string; label: string; note?: string }[];
  /** Chosen until the reader chooses. */
  initial?: string;
  required?: boolean;
}

/** A group of boxes or circles in an `ActionForm`, each as large as a finger. */
export function FormChoice({ name, legend, kind, options, initial, required }: FormChoiceProps) {
  const { id, state } = useAnsweredForm();
  const chosen = (state.fields[name] ?? initial ?? '').split(',');
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      <div className="mt-1 grid">
        {options.map(({ value, label, note }) => (
          <label
            key={value}
            htmlFor={`${id}-${name}-${value}`}
            className={note ? 'choice choice-noted' : 'choice'}
          >
            <input
              id={`${id}-${name}-${value}`}
              type={kind}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              required={required && kind === 'radio'}
            />
            <span>
              {label}
              {note && <span className="note block">{note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
