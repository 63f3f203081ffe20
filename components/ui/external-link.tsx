import { Icon } from './icon';

interface ExternalLinkProps {
  href: string;
  /** Default: a line of its own. */
  look?: 'link-row' | 'button-primary';
  children: string;
}

/** A link to somebody else's site, which learns nothing from us about where the reader came from. */
export function ExternalLink({ href, look = 'link-row', children }: ExternalLinkProps) {
  return (
    <a href={href} rel="noopener noreferrer" referrerPolicy="no-referrer" className={look}>
      {children}
      <Icon name="external" />
    </a>
  );
}
