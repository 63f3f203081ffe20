import { PageElement } from './page-element';
import { renewEvent } from './renew-event';

/**
 * Makes the open page what the server now says it is: only what differs is touched, so that focus, selection and place
 * stay. The theme is the one the page came with.
 */
export async function redrawPage(latest: Document): Promise<void> {
  if (!document.dispatchEvent(new Event(renewEvent, { cancelable: true }))) return;
  // Loaded when there is news for the first time.
  const { Idiomorph } = await import('idiomorph');
  document.title = latest.title;
  const icon = latest.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon) document.querySelector('link[rel=icon]')?.replaceWith(document.adoptNode(icon));
  Idiomorph.morph(document.body, [...latest.body.childNodes], {
    morphStyle: 'innerHTML',
    callbacks: {
      // What the reader has unfolded stays so.
      beforeAttributeUpdated: (name) => name !== 'open',
      afterNodeMorphed(node) {
        if (node instanceof PageElement) node.draw();
      },
    },
  });
}
