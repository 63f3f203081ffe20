'use client';

import { type FormEvent, startTransition, useActionState, useEffect } from 'react';
import { Field } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { type CheckAction, checkFields } from '@/lib/authenticity/check-state';
import type { Locale } from '@/lib/i18n/locales';
import { CheckReport } from './check-report';
import type { CheckTexts } from './check-texts';

interface CheckFormProps {
  action: CheckAction;
  texts: CheckTexts;
  locale: Locale;
}

/** Takes what was pasted, and shows what came of it above the form. Works before and without script. */
export function CheckForm({ action, texts, locale }: CheckFormProps) {
  const [state, send, isPending] = useActionState(action, { outcome: 'idle', text: '', sender: '' });
  const { outcome } = state;
  useEffect(() => {
    if (state.outcome === 'checked') document.getElementById('verdict')?.focus();
  }, [state]);
  // Sent by hand: React would empty a form whose action it runs by itself.
  const sendWhole = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const error = outcome === 'idle' || outcome === 'checked' ? null : texts.errors[outcome];
  const errorId = error === null ? undefined : 'check-error';
  return (
    <>
      {outcome === 'checked' && <CheckReport report={state.report} texts={texts} locale={locale} />}
      <section className="section" aria-label={texts.form.submit}>
        {outcome === 'checked' && <h2 className="title">{texts.form.again}</h2>}
        <form action={send} onSubmit={sendWhole} className="mt-2 grid gap-5 first:mt-0">
          {error !== null && <FormError id="check-error">{error}</FormError>}
          <div className="min-w-0">
            <label htmlFor="check-text" className="font-semibold">
              {texts.form.text}
            </label>
            <p id="check-text-hint" className="note">
              {texts.form.textHint}
            </p>
            <textarea
              id="check-text"
              name={checkFields.text}
              rows={4}
              aria-describedby={errorId ? `${errorId} check-text-hint` : 'check-text-hint'}
              aria-invalid={errorId ? true : undefined}
              defaultValue={state.text}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              translate="no"
              className="input mt-2 field-sizing-content max-h-96 min-h-28 py-3"
            />
          </div>
          <Field
            id="check-sender"
            name={checkFields.sender}
            label={texts.form.sender}
            hint={texts.form.senderHint}
            defaultValue={state.sender}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
          <button type="submit" disabled={isPending} className="button-primary justify-self-start">
            {texts.form.submit}
          </button>
        </form>
      </section>
    </>
  );
}
