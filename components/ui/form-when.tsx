'use client';

import type { ReactNode } from 'react';
import { useAnsweredForm } from './action-form';

interface FormWhenProps {
  name: string;
  /** Shown if the answer's field has one of these values. */
  values: readonly string[];
  children: ReactNode;
}

/** A part of an `ActionForm`, or of what takes its place, that only some answers have. */
export function FormWhen({ name, values, children }: FormWhenProps) {
  const { state } = useAnsweredForm();
  return values.includes(state.fields[name] ?? '') ? children : null;
}
