export interface NavLink {
  url: string;
  text: string;
  /** Of a link to the same page in another language, which its text is in. */
  language?: string;
  isCurrent?: boolean;
}

const looks = {
  bar: { list: undefined, link: 'nav-link' },
  rows: { list: 'ways-on', link: 'link-row' },
};

/** Links in a bar or as rows. */
export function NavLinks({
  label,
  links,
  className,
  look = 'bar',
}: {
  label: string;
  links: readonly NavLink[];
  className?: string;
  look?: keyof typeof looks;
}) {
  const { list, link } = looks[look];
  return (
    <nav aria-label={label} className={className}>
      <ul className={list}>
        {links.map(({ url, text, language, isCurrent }) => (
          <li key={url}>
            <a
              href={url}
              hrefLang={language}
              lang={language}
              aria-current={isCurrent ? 'true' : undefined}
              className={link}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
