'use client';

export interface NavLink {
  url: string;
  text: string;
  /** Of a link to the same page in another language, which its text is in. */
  language?: string;
  isCurrent?: boolean;
}

/**
 * A row of links. Drawn in the browser too, though nothing in it moves: what a server component has drawn is sent
 * twice, as markup and as React's own description of it.
 */
export function NavLinks({
  label,
  links,
  className,
}: {
  label: string;
  links: readonly NavLink[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={className}>
      <ul>
        {links.map(({ url, text, language, isCurrent }) => (
          <li key={url}>
            <a
              href={url}
              hrefLang={language}
              lang={language}
              aria-current={isCurrent ? 'true' : undefined}
              className="nav-link"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
