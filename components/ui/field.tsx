import type { ComponentProps } from 'react';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  id: string;
  label: string;
  hint: string;
  /** Id of the message that says what is wrong with it. */
  errorId?: string | undefined;
  /** That message, if it stands here and not above the form. */
  fault?: string | undefined;
}

/** A labelled one-line input with a hint. */
export function Field({ id, label, hint, errorId, fault, ...input }: FieldProps) {
  const described = [errorId, `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <p id={`${id}-hint`} className="note">
        {hint}
      </p>
      <input
        id={id}
        aria-describedby={described}
        aria-invalid={errorId ? true : undefined}
        className="input mt-2"
        {...input}
      />
      {fault && (
        <p id={errorId} className="form-problem">
          {fault}
        </p>
      )}
    </div>
  );
}
