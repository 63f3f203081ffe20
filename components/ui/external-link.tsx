import { Icon } from './icon';

/** A link to somebody else's site, which learns nothing from us about where the reader came from. */
export function ExternalLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} rel="noopener noreferrer" referrerPolicy="no-referrer" className="link-row">
      {children}
      <Icon name="external" />
    </a>
  );
}
