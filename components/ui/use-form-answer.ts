'use client';

import { unstable_rethrow } from 'next/navigation';
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react';

interface AnsweredFormOptions<Answer, Unsent> {
  action: (answered: Awaited<Answer>, form: FormData) => Promise<Answer>;
  initial: Awaited<Answer>;
  /** The answer that stands for none: the network or the server was not there. Null lets the error through. */
  unsent: (form: FormData) => Unsent | null;
  /** Whether an answer takes the form's place, and the focus with it. */
  isDone: (state: Awaited<Answer> | Unsent) => boolean;
}

/** A form that a server action answers: with script in place, without it as a page. What was typed is never lost. */
export function useFormAnswer<Answer, Unsent = Awaited<Answer>>(
  options: AnsweredFormOptions<Answer, Unsent>,
) {
  const { action, initial, unsent, isDone } = options;
  const [answered, send] = useActionState<Answer, FormData>(action, initial);
  // With script: the latest answer, which the one that came with the page makes way for.
  const [latest, setLatest] = useState<Awaited<Answer> | Unsent>();
  const [isSending, startSending] = useTransition();
  const state = latest ?? answered;
  const takesFocus = isDone(state);
  const done = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer that is done takes the focus anew
  useEffect(() => {
    if (takesFocus) done.current?.focus();
  }, [takesFocus, state]);
  // Sent by hand: React would empty a form whose action it runs by itself, and put an error page in the place of
  // what was typed if it cannot be reached.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startSending(async () => {
      try {
        setLatest(await action(answered, form));
      } catch (error) {
        unstable_rethrow(error);
        const answer = unsent(form);
        if (answer === null) throw error;
        setLatest(answer);
      }
    });
  };
  return {
    state,
    /** Undefined until the form was sent by script. */
    latest,
    isSending,
    /** The props of the `<form>`. */
    form: { action: send, onSubmit },
    /** The props of what takes its place. */
    done: { ref: done, tabIndex: -1, role: 'status', className: 'outline-none' },
  };
}
