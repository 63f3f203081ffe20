import { useLocale, useTranslations } from 'next-intl';
import { CopyButton } from '@/components/tracking/copy-button';
import { ActionForm } from '@/components/ui/action-form';
import { LocalInstant } from '@/components/ui/local-instant';
import type { FormAction } from '@/lib/forms/form-state';
import type { EndShareOutcome } from '@/lib/forms/share-state';
import { SendLink } from './send-link';

interface SharedLinkRowProps {
  id: string;
  url: string;
  endsAt: string;
  shop: string;
  end: FormAction<EndShareOutcome>;
}

/** One link in force: to copy, to send, to end. Without script it can be selected and opened. */
export function SharedLinkRow({ id, url, endsAt, shop, end }: SharedLinkRowProps) {
  const t = useTranslations('share');
  const page = useTranslations('page');
  const locale = useLocale();
  return (
    <li className="shared-link">
      <p className="font-semibold">
        <LocalInstant iso={endsAt} locale={locale} template={t('ends', { date: '§' })} />
      </p>
      <a href={url} translate="no" className="mt-1 block py-2 text-small text-muted wrap-anywhere">
        {url}
      </a>
      <div className="actions">
        <CopyButton text={url} label={t('copy')} done={page('copied')} />
        <SendLink url={url} title={t('sheet', { shop })} label={t('send')} />
        {/* First in a place of its own, a form has no space above it. */}
        <div>
          <ActionForm
            id={id}
            action={end}
            errors={{ unavailable: t('notEnded') }}
            submit={t('end')}
            look="quiet"
          />
        </div>
      </div>
    </li>
  );
}
