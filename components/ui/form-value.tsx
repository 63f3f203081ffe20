'use client';

import { useAnsweredForm } from './action-form';

/** What the answer says in one of its fields: a reference number. */
export function FormValue({ name }: { name: string }) {
  const { state } = useAnsweredForm();
  return state.fields[name] ?? null;
}
