import { BlockLink } from './block-link';
import type { ShownBlockOf } from './shown-block';

/** Where else the shop is to be found. Small: it is never what somebody opened the page for. */
export function SocialBlock({ id, block: { title, links } }: { id: string; block: ShownBlockOf<'social'> }) {
  return (
    <nav aria-labelledby={id} className="section">
      <h2 id={id} className="note">
        {title}
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {links.map((link) => (
          <li key={link.url}>
            <BlockLink {...link} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
