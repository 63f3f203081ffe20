import { formatAgo } from '@/lib/i18n/relative-time';
import { PageElement } from './page-element';
import { pageLocale } from './page-locale';

const minuteMs = 60_000;

/**
 * `<time-ago just-now>` around a `<time datetime>` that holds an instant of ours in words, in UTC: in the browser it
 * becomes an age, which is what the reader wants to know, and stays right while the page is open.
 */
export class TimeAgo extends PageElement {
  #timer = 0;

  override connectedCallback() {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.draw(), minuteMs);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  override draw() {
    const time = this.querySelector('time');
    if (!time) return;
    const words = time.title || (time.textContent ?? '');
    const ago = formatAgo(pageLocale(), new Date(time.dateTime), new Date()) ?? this.given('just-now');
    time.title = words;
    // On paper an age would soon be untrue: there the instant itself is printed.
    time.replaceChildren(span('print:hidden', ago), span('hidden print:inline', words));
  }
}

function span(className: string, text: string): HTMLSpanElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
