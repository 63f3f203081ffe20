'use client';

import { unstable_rethrow } from 'next/navigation';
import {
  createContext,
  type FormEvent,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useRef,
  useState,
  useTransition,
} from 'react';
import type { FormAction, FormState } from '@/lib/forms/form-state';
import { FormError } from './form-error';

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

/**
 * A form that a server action answers: with script in place, without it as a page. What was typed is never lost,
 * and whatever comes of it is where the reader is.
 */
export function ActionForm<Outcome extends string>(props: ActionFormProps<Outcome>) {
  const { id, action, errors, whenDone, submit, look = 'primary', children } = props;
  const [answered, send] = useActionState(action, { outcome: 'idle', fields: {} });
  // With script: the latest answer, which the one that came with the page makes way for.
  const [latest, setLatest] = useState<FormState<Outcome | Unsent>>();
  const [isSending, startSending] = useTransition();
  const state: FormState<Outcome | Unsent> = latest ?? answered;
  const error = state.outcome === 'idle' ? undefined : errors[state.outcome];
  const isDone = state.outcome !== 'idle' && error === undefined;
  const done = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isDone) done.current?.focus();
  }, [isDone]);
  useEffect(() => {
    // A long form is sent from its end, and says what is wrong at its beginning.
    if (latest) document.getElementById(`${id}-error`)?.scrollIntoView({ block: 'center' });
  }, [latest, id]);
  if (isDone) {
    return (
      <div ref={done} tabIndex={-1} role="status" className="outline-none">
        <Answered.Provider value={{ id, state, hasError: false }}>{whenDone}</Answered.Provider>
      </div>
    );
  }
  // Sent by hand: React would empty a form whose action it runs by itself, and put an error page in the place of
  // what was typed if it cannot be reached.
  const sendWhole = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startSending(async () => {
      try {
        setLatest(await action(answered, form));
      } catch (error) {
        unstable_rethrow(error);
        if (!errors.unavailable) throw error;
        setLatest({ outcome: 'unavailable', fields: {} });
      }
    });
  };
  return (
    <form action={send} onSubmit={sendWhole} className="mt-5 grid gap-5 first:mt-0">
      {error && <FormError id={`${id}-error`}>{error}</FormError>}
      <Answered.Provider value={{ id, state, hasError: error !== undefined }}>{children}</Answered.Provider>
      <button type="submit" disabled={isSending} className={`button-${look} justify-self-start`}>
        {submit}
      </button>
    </form>
  );
}
