'use client';

import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { FormAction, FormState } from '@/lib/forms/form-state';
import { FormError } from './form-error';
import { useFormAnswer } from './use-form-answer';

/** What a form is answered by nobody: the network or the server was not there. */
type Unsent = 'unavailable';

interface ActionFormProps<Outcome extends string> {
  /** Prefix of the form's ids. */
  id: string;
  action: FormAction<Outcome>;
  /** What to say above the fields, by outcome. */
  errors: Readonly<Partial<Record<Outcome | Unsent, string>>>;
  /** Takes the form's place once it is done: every outcome that is no error. May hold `FormValue` and `FormWhen`. */
  whenDone?: ReactNode;
  submit: string;
  /** Default: the page's one primary action. */
  look?: 'primary' | 'secondary' | 'quiet';
  /** The fields: `FormField`, `FormArea`, `FormChoice`. Server components may lay them out. */
  children?: ReactNode;
}

const Answered = createContext<{ id: string; state: FormState<string>; hasError: boolean } | null>(null);

/** The answered form that a field stands in, or what takes its place. */
export function useAnsweredForm() {
  const answered = useContext(Answered);
  if (!answered) throw new Error('A form field stands outside of an ActionForm.');
  return answered;
}

/** A form whose action is answered where the reader is: by an error above the fields, or by what takes its place. */
export function ActionForm<Outcome extends string>(props: ActionFormProps<Outcome>) {
  const { id, action, errors, whenDone, submit, look = 'primary', children } = props;
  const errorIn = ({ outcome }: FormState<Outcome | Unsent>) =>
    outcome === 'idle' ? undefined : errors[outcome];
  const isDone = (state: FormState<Outcome | Unsent>) =>
    state.outcome !== 'idle' && errorIn(state) === undefined;
  const unsent = (): FormState<Unsent> | null =>
    errors.unavailable ? { outcome: 'unavailable', fields: {} } : null;
  const { state, latest, isSending, form, done } = useFormAnswer({
    ...{ action, isDone, unsent, initial: { outcome: 'idle', fields: {} } },
  });
  const error = errorIn(state);
  useEffect(() => {
    // A long form is sent from its end, and says what is wrong at its beginning, or at the field that is at fault.
    const told = latest ? document.querySelectorAll(`[id^="${id}-"][id$="-error"]`) : [];
    [...told].at(-1)?.scrollIntoView({ block: 'center' });
  }, [latest, id]);
  if (isDone(state)) {
    return (
      <div {...done}>
        <Answered.Provider value={{ id, state, hasError: false }}>{whenDone}</Answered.Provider>
      </div>
    );
  }
  return (
    <form {...form} className="mt-5 grid gap-5 first:mt-0">
      {error && <FormError id={`${id}-error`}>{error}</FormError>}
      <Answered.Provider value={{ id, state, hasError: error !== undefined }}>{children}</Answered.Provider>
      <button type="submit" disabled={isSending} className={`button-${look} justify-self-start`}>
        {submit}
      </button>
    </form>
  );
}
