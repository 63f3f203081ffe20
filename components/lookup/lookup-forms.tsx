'use client';

import { type ReactNode, useActionState, useEffect } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import type { LookupAction } from '@/lib/numbers/lookup-state';
import { NumberForm } from './number-form';
import { NumberResults } from './number-results';
import { OrderForm } from './order-form';
import type { LookupTexts } from './texts';

interface LookupFormsProps {
  action: LookupAction;
  texts: LookupTexts;
  locale: Locale;
  /** "Where do I find my number?" */
  help: ReactNode;
}

/** Both ways to look a parcel up, and what came of it. Real forms: they work before and without script. */
export function LookupForms({ action, texts, locale, help }: LookupFormsProps) {
  const [state, send, isPending] = useActionState(action, { kind: 'idle' });
  const hasResults = state.kind === 'numbers' && state.rows.length > 0;
  useEffect(() => {
    if (state.kind === 'numbers' && state.rows.length > 0) document.getElementById('results')?.focus();
  }, [state]);
  return (
    <>
      {hasResults && (
        <NumberResults rows={state.rows} overflow={state.overflow} texts={texts} locale={locale} />
      )}
      <section aria-labelledby="by-order" className="section">
        <h2 id="by-order" className="title">
          {texts.order.title}
        </h2>
        <p className="mt-1 text-muted">{texts.order.intro}</p>
        <OrderForm action={send} state={state} texts={texts.order} isPending={isPending} />
      </section>
      <section aria-labelledby="by-number" className="section">
        <h2 id="by-number" className="title">
          {texts.numbers.title}
        </h2>
        <p className="mt-1 text-muted">{texts.numbers.intro}</p>
        <NumberForm
          action={send}
          state={state}
          texts={texts.numbers}
          scanTexts={texts.scan}
          isPending={isPending}
        >
          {help}
        </NumberForm>
      </section>
    </>
  );
}
