import { Icon } from '@/components/ui/icon';
import { LocalText } from './local-text';
import type { ShownLink } from './shown-block';

/** A link of the merchant's; a page elsewhere learns nothing from us about where the reader came from. */
export function BlockLink({ url, label }: ShownLink) {
  return (
    <a href={url} rel="noopener noreferrer" referrerPolicy="no-referrer" className="link-row">
      <span>
        <LocalText text={label} />
      </span>
      {url.startsWith('https:') && <Icon name="external" />}
    </a>
  );
}
