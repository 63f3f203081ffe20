import { Field } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { fieldNames, type LookupState } from '@/lib/numbers/lookup-state';
import type { LookupTexts } from './texts';

interface OrderFormProps {
  action: (form: FormData) => void;
  state: LookupState;
  texts: LookupTexts['order'];
  isPending: boolean;
}

/** The first way in: an order number and something only the shopper knows. */
export function OrderForm({ action, state, texts, isPending }: OrderFormProps) {
  const failed = state.kind === 'order' ? state : null;
  const errorTexts = {
    not_found: texts.notFound,
    invalid: texts.invalid,
    not_shipped: texts.notShipped,
    rate_limited: texts.rateLimited,
    unavailable: texts.unavailable,
  };
  const errorId = failed ? 'order-error' : undefined;
  return (
    <form action={action} className="mt-5 grid gap-5">
      <input type="hidden" name={fieldNames.kind} value="order" />
      {failed && <FormError id="order-error">{errorTexts[failed.outcome]}</FormError>}
      <div className="grid gap-5 md:grid-cols-2">
        <Field
          id="order-number"
          name={fieldNames.orderNumber}
          label={texts.number}
          hint={texts.numberHint}
          errorId={errorId}
          defaultValue={failed?.fields.orderNumber}
          required
          maxLength={64}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Field
          id="order-contact"
          name={fieldNames.contact}
          label={texts.contact}
          hint={texts.contactHint}
          errorId={errorId}
          defaultValue={failed?.fields.contact}
          required
          maxLength={254}
          autoComplete="email"
          autoCapitalize="off"
          spellCheck={false}
        />
      </div>
      <button type="submit" disabled={isPending} className="button-primary justify-self-start">
        {texts.submit}
      </button>
    </form>
  );
}
