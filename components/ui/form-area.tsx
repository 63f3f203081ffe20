'use client';

import type { ComponentProps } from 'react';
import { useAnsweredForm } from './action-form';

interface FormAreaProps extends Omit<ComponentProps<'textarea'>, 'id' | 'className' | 'defaultValue'> {
  name: string;
  label: string;
  hint: string;
}

/** A labelled input of several lines in an `ActionForm`. */
export function FormArea({ name, label, hint, ...area }: FormAreaProps) {
  const { id, state, hasError } = useAnsweredForm();
  const own = `${id}-${name}`;
  return (
    <div className="min-w-0">
      <label htmlFor={own} className="font-semibold">
        {label}
      </label>
      <p id={`${own}-hint`} className="note">
        {hint}
      </p>
      <textarea
        rows={4}
        {...area}
        id={own}
        name={name}
        aria-describedby={hasError ? `${id}-error ${own}-hint` : `${own}-hint`}
        defaultValue={state.fields[name]}
        className="input mt-2 field-sizing-content max-h-96 min-h-28 py-3"
      />
    </div>
  );
}
