import type { ReactNode } from 'react';
import { NumberTools } from '@/components/scan/number-tools';
import type { ScanTexts } from '@/components/scan/scan-texts';
import { FormError } from '@/components/ui/form-error';
import { fieldNames, type LookupState } from '@/lib/numbers/lookup-state';
import type { LookupTexts } from './texts';

interface NumberFormProps {
  action: (form: FormData) => void;
  state: LookupState;
  texts: LookupTexts['numbers'];
  scanTexts: ScanTexts;
  isPending: boolean;
  /** Help for the field, right below it. */
  children: ReactNode;
}

/** The second way in: tracking numbers, as many as a shopper can paste, in any separation. */
export function NumberForm({ action, state, texts, scanTexts, isPending, children }: NumberFormProps) {
  const entered = state.kind === 'numbers' ? state : null;
  const error = entered && errorOf(entered, texts);
  return (
    <form action={action} className="mt-5 grid gap-5">
      <input type="hidden" name={fieldNames.kind} value="numbers" />
      {error && <FormError id="numbers-error">{error}</FormError>}
      <div>
        <label htmlFor="numbers" className="font-semibold">
          {texts.label}
        </label>
        <p id="numbers-hint" className="note">
          {texts.hint}
        </p>
        <textarea
          id="numbers"
          name={fieldNames.numbers}
          rows={3}
          required
          maxLength={20_000}
          defaultValue={entered?.raw}
          aria-describedby={error ? 'numbers-error numbers-hint' : 'numbers-hint'}
          aria-invalid={error ? true : undefined}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="input mt-2 field-sizing-content max-h-64 min-h-24 py-3 tabular-nums"
        />
        <NumberTools boxId="numbers" texts={scanTexts} />
        {children}
      </div>
      <button type="submit" disabled={isPending} className="button-secondary justify-self-start">
        {texts.submit}
      </button>
    </form>
  );
}

/** What kept the whole entry from being looked up. Single numbers have outcomes of their own. */
function errorOf(entered: Extract<LookupState, { kind: 'numbers' }>, texts: NumberFormProps['texts']) {
  if (entered.trouble)
    return { rate_limited: texts.rateLimited, unavailable: texts.unavailable }[entered.trouble];
  if (entered.rows.length > 0) return null;
  return entered.raw.trim() === '' ? texts.empty : texts.noneFound;
}
