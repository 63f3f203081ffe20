/**
 * What an action answers to a form: nothing yet, or an outcome, with what was typed so that nothing is lost. It
 * goes back to the browser that sent it, and holds nothing else.
 */
export interface FormState<Outcome extends string> {
  outcome: Outcome | 'idle';
  /** As typed, by field name; of a field with several values, the values joined by commas. Never files. */
  fields: Readonly<Record<string, string>>;
}

/** A server action with its place bound, as forms take it. */
export type FormAction<Outcome extends string> = (
  state: FormState<Outcome>,
  form: FormData,
) => Promise<FormState<Outcome>>;

/** The text fields of a form, each cut to a length that no honest entry reaches. */
export function readFields<Name extends string>(
  form: FormData,
  maxLengths: Readonly<Record<Name, number>>,
): Record<Name, string> {
  const entries = Object.entries<number>(maxLengths).map(([name, maxLength]) => {
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    return [name, values.join(',').slice(0, maxLength)];
  });
  return Object.fromEntries(entries) as Record<Name, string>;
}
