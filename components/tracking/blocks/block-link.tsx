import { Icon } from '@/components/ui/icon';
import type { LocalizedText } from '@/lib/branding/theme-parts';
import { LocalText } from './local-text';

/** A link of the merchant's; a page elsewhere learns nothing from us about where the reader came from. */
export function BlockLink({ url, label }: { url: string; label: LocalizedText | string }) {
  return (
    <a href={url} rel="noopener noreferrer" referrerPolicy="no-referrer" className="link-row">
      <span>{typeof label === 'string' ? label : <LocalText text={label} />}</span>
      {url.startsWith('https:') && <Icon name="external" />}
    </a>
  );
}
