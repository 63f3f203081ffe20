import { formatDateTime } from '@/lib/i18n/format';
import { PageElement } from './page-element';
import { pageLocale } from './page-locale';
import { wallClock } from './wall-clock';

/**
 * `<local-time template>` around a `<time datetime>`: a sentence with an instant to come, which the server writes in
 * UTC and the browser on the reader's own clock. The instant takes the place of `§`.
 */
export class LocalTime extends PageElement {
  override draw() {
    const time = this.querySelector('time');
    if (!time) return;
    const text = formatDateTime(pageLocale(), wallClock(new Date(time.dateTime)));
    time.textContent = this.given('template').replace('§', text);
  }
}
