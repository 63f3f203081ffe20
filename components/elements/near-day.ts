import { dayIn, relativeDay } from '@/lib/i18n/relative-time';
import { PageElement } from './page-element';

/**
 * `<near-day day today tomorrow yesterday>`: the name of a day (`YYYY-MM-DD`) in the reader's own calendar, of those
 * that it is given names for; else empty.
 */
export class NearDayElement extends PageElement {
  override connectedCallback() {
    super.connectedCallback();
    // A page is opened in the evening, and looked at again in the morning.
    document.addEventListener('visibilitychange', this);
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this);
  }

  handleEvent() {
    this.draw();
  }

  override draw() {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    this.textContent = this.getAttribute(relativeDay(this.given('day'), dayIn(timeZone, new Date())));
  }
}
