'use client';

import { useEffect, useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useFormAnswer } from '@/components/ui/use-form-answer';
import {
  contactField,
  forgetIntent,
  intentField,
  type ProofState,
  type ProofView,
} from '@/lib/forms/proof-state';
import { ProofDetails } from './proof-details';

export interface ProofTexts {
  contact: string;
  hint: string;
  submit: string;
  errors: Readonly<Partial<Record<ProofState['outcome'], string>>>;
  recipient: string;
  noRecipient: string;
  delivery: string;
  known: string;
  forget: string;
  forgotten: string;
}

interface ProofPanelProps {
  action: (state: ProofState, form: FormData) => Promise<ProofState>;
  /** Where a browser that has proved it before gets the proof from. */
  src: string;
  texts: ProofTexts;
}

/**
 * Asks for the e-mail or postcode, and shows the proof that it opens: in place, or without script as the answered
 * page. The page itself is one for everybody, and what is personal is never in it.
 */
export function ProofPanel({ action, src, texts }: ProofPanelProps) {
  const { state, isSending, form, done } = useFormAnswer<ProofState>({
    ...{ action, initial: { outcome: 'idle', contact: '', view: null } },
    unsent: (sent) => ({
      outcome: 'unavailable',
      contact: String(sent.get(contactField) ?? ''),
      view: null,
    }),
    isDone: ({ outcome }) => outcome === 'shown' || outcome === 'forgotten',
  });
  const known = useKnown(src, state.outcome);
  const view = state.view ?? known;
  if (view) {
    return (
      <div {...done}>
        <ProofDetails view={view} texts={texts} />
        <form {...form} className="section print:hidden">
          <input type="hidden" name={intentField} value={forgetIntent} />
          <p className="max-w-prose text-muted">{texts.known}</p>
          <button type="submit" disabled={isSending} className="button-secondary mt-4">
            {texts.forget}
          </button>
        </form>
      </div>
    );
  }
  const error = texts.errors[state.outcome];
  return (
    <section className="section">
      {state.outcome === 'forgotten' && (
        <div {...done}>
          <p className="font-semibold">{texts.forgotten}</p>
        </div>
      )}
      <form {...form} className="mt-5 grid gap-5 first:mt-0">
        {error && <FormError id="proof-error">{error}</FormError>}
        <Field
          id="proof-contact"
          name={contactField}
          label={texts.contact}
          hint={texts.hint}
          errorId={error && 'proof-error'}
          defaultValue={state.contact}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <button type="submit" disabled={isSending} className="button-primary justify-self-start">
          {texts.submit}
        </button>
      </form>
    </section>
  );
}

/** The proof, where this browser has been verified before. Asked for once; gone with "forget me". */
function useKnown(src: string, outcome: ProofState['outcome']): ProofView | null {
  const [view, setView] = useState<ProofView | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    fetch(src, { signal: leaving.signal })
      .then(async (response) => setView(response.status === 200 ? await response.json() : null))
      // Without a connection the form is there all the same.
      .catch(() => undefined);
    return () => leaving.abort();
  }, [src]);
  return outcome === 'forgotten' ? null : view;
}
