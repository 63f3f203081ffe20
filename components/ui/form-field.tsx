'use client';

import type { ComponentProps } from 'react';
import { useAnsweredForm } from './action-form';
import { Field } from './field';

interface FormFieldProps
  extends Omit<ComponentProps<typeof Field>, 'id' | 'name' | 'errorId' | 'fault' | 'defaultValue'> {
  name: string;
  /** By the outcomes that it alone is at fault for: what to say right here. Default: every error is its fault. */
  faults?: Readonly<Record<string, string | undefined>>;
}

/** A one-line input of an `ActionForm`: keeps what was typed when the answer is a page of its own. */
export function FormField({ name, faults, ...field }: FormFieldProps) {
  const { id, state, hasError } = useAnsweredForm();
  const fault = hasError ? faults?.[state.outcome] : undefined;
  const sharedErrorId = hasError && !faults ? `${id}-error` : undefined;
  return (
    <Field
      {...field}
      id={`${id}-${name}`}
      name={name}
      errorId={fault ? `${id}-${name}-error` : sharedErrorId}
      fault={fault}
      defaultValue={state.fields[name]}
    />
  );
}
