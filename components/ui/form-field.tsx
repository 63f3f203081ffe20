'use client';

import type { ComponentProps } from 'react';
import { useAnsweredForm } from './action-form';
import { Field } from './field';

interface FormFieldProps
  extends Omit<ComponentProps<typeof Field>, 'id' | 'name' | 'errorId' | 'defaultValue'> {
  name: string;
  /** The outcomes that it is at fault for; default: every error. */
  faultOf?: readonly string[];
}

/** A one-line input of an `ActionForm`: keeps what was typed when the answer is a page of its own. */
export function FormField({ name, faultOf, ...field }: FormFieldProps) {
  const { id, state, hasError } = useAnsweredForm();
  const isAtFault = hasError && (!faultOf || faultOf.includes(state.outcome));
  return (
    <Field
      {...field}
      id={`${id}-${name}`}
      name={name}
      errorId={isAtFault ? `${id}-error` : undefined}
      defaultValue={state.fields[name]}
    />
  );
}
