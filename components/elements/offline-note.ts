import { getContact, listenToContact } from '@/components/offline/contact';
import { keepPage, keptAt } from '@/components/offline/keep-page';
import { formatDateTime } from '@/lib/i18n/format';
import { formatAgo } from '@/lib/i18n/relative-time';
import { PageElement } from './page-element';
import { pageLocale } from './page-locale';
import { wallClock } from './wall-clock';

const minuteMs = 60_000;

/**
 * `<offline-note no-connection no-answer as-of just-now retry>`: has this page kept for when there is no network, and
 * says so when it is shown without one: how old it is, and whether the connection or our server is away.
 */
export class OfflineNoteElement extends PageElement {
  #wasOffline = false;
  #timer = 0;
  #stopListening = () => {};

  override connectedCallback() {
    super.connectedCallback();
    this.#stopListening = listenToContact(() => this.draw());
    for (const event of ['online', 'offline']) addEventListener(event, this);
    if (document.readyState === 'complete') void keepPage();
    else addEventListener('load', keepPage, { once: true });
  }

  disconnectedCallback() {
    this.#stopListening();
    for (const event of ['online', 'offline']) removeEventListener(event, this);
    clearInterval(this.#timer);
  }

  handleEvent() {
    this.draw();
  }

  override draw() {
    const isOnline = navigator.onLine;
    const { isAnswering, at } = getContact();
    if (!isOnline) this.#wasOffline = true;
    const isShown = !isOnline || !isAnswering || (keptAt() !== 0 && at === 0);
    clearInterval(this.#timer);
    this.replaceChildren();
    if (!isShown) return;
    this.#timer = window.setInterval(() => this.draw(), minuteMs);
    // With a network again, and nobody asked yet, there is only the age to tell.
    const isUntold = isOnline && isAnswering && this.#wasOffline;
    const reason = isUntold ? '' : this.given(isOnline ? 'no-answer' : 'no-connection');
    this.append(this.#note(reason, new Date(at || keptAt() || performance.timeOrigin)));
  }

  #note(reason: string, asOf: Date): HTMLElement {
    const locale = pageLocale();
    const age = this.given('as-of')
      .replace('{ago}', formatAgo(locale, asOf, new Date()) ?? this.given('just-now'))
      .replace('{time}', formatDateTime(locale, wallClock(asOf)));
    const text = document.createElement('p');
    if (reason !== '') text.append(filled('strong', 'block font-semibold', reason));
    text.append(age);
    const retry = filled('button', 'link-row', this.given('retry'));
    retry.addEventListener('click', () => location.reload());
    const note = filled(
      'div',
      'callout tone-neutral mb-6 flex-wrap items-center justify-between gap-y-1',
      '',
    );
    note.append(text, retry);
    return note;
  }
}

function filled(tag: 'div' | 'strong' | 'button', className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}
