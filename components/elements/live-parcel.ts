import { noteContact } from '@/components/offline/contact';
import { PageElement } from './page-element';
import { redrawPage } from './redraw-page';

interface LiveState {
  version: string;
  pollSeconds: number;
}

const retryMs = 20_000;
const timeoutMs = 30_000;
/** Until the server has said how often. */
const firstPollMs = 60_000;
/** A page in a hidden tab asks less often, for its title and icon alone. */
const hiddenFactor = 10;
/** Who switches between tabs need not ask each time. */
const returnMs = 5_000;

/**
 * `<live-parcel path version updated resting>`, a live region. Keeps an open page true: asks now and then whether the
 * parcel has moved, and draws the page anew if so. Without script the page is complete, and stays as it is.
 *
 * `path` is the page's within its shop, `version` what it was rendered from, `updated` what is said to screen readers
 * when it has changed under them; `resting`: nothing is expected to happen any more, so a page that nobody sees need
 * not ask.
 */
export class LiveParcel extends PageElement {
  static observedAttributes = ['version'];

  #timer = 0;
  #pollMs = firstPollMs;
  #askedAt = 0;
  #failures = 0;
  #isAsking = false;
  #renewal = { version: '', at: 0 };

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this);
    for (const event of ['online', 'focus']) addEventListener(event, this);
    void this.#ask();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this);
    for (const event of ['online', 'focus']) removeEventListener(event, this);
    clearTimeout(this.#timer);
  }

  /** Once the whole page is drawn anew, the live region says so. */
  attributeChangedCallback(_name: string, before: string | null) {
    if (before === null) return;
    queueMicrotask(() => {
      this.textContent = this.given('updated');
    });
  }

  handleEvent({ type }: Event) {
    const isDue = type === 'online' || (!document.hidden && Date.now() - this.#askedAt > returnMs);
    if (isDue) void this.#ask();
    else if (!this.#isAsking) this.#wait(this.#nextMs());
  }

  async #ask() {
    if (this.#isAsking) return;
    this.#isAsking = true;
    clearTimeout(this.#timer);
    this.#askedAt = Date.now();
    try {
      await this.#take(await fetchLive(this.given('path')));
    } catch {
      this.#failures += 1;
      // One may be lost on the way; two in a row are not.
      if (this.#failures > 1) noteContact(false);
    }
    this.#isAsking = false;
    // A deploy or an outage passes while the page stays open: it asks on, and not ever more seldom.
    if (this.isConnected) this.#wait(this.#failures > 0 ? retryMs : this.#nextMs());
  }

  async #take({ version, pollSeconds }: LiveState) {
    this.#failures = 0;
    this.#pollMs = pollSeconds * 1000;
    noteContact(true);
    if (version !== this.given('version')) await this.#renew(version);
  }

  /** Null when there is nothing to ask for until somebody looks. */
  #nextMs(): number | null {
    if (!document.hidden) return this.#pollMs;
    return this.hasAttribute('resting') ? null : this.#pollMs * hiddenFactor;
  }

  #wait(ms: number | null) {
    clearTimeout(this.#timer);
    if (ms !== null) this.#timer = window.setTimeout(() => void this.#ask(), ms);
  }

  async #renew(version: string) {
    // Another instance may still have the page of before: it is not asked for it at every poll.
    if (this.#renewal.version === version && Date.now() - this.#renewal.at < retryMs) return;
    this.#renewal = { version, at: Date.now() };
    // As a page, which the service worker keeps.
    const page = await fetch(location.pathname, { signal: AbortSignal.timeout(timeoutMs) });
    // It has ended: what stands here is not to be read any more.
    if (page.status === 404) location.reload();
    if (!page.ok) return;
    const latest = new DOMParser().parseFromString(await page.text(), 'text/html');
    if (latest.querySelector(this.localName)?.getAttribute('version') === this.given('version')) return;
    // The script that draws it may be one of the build before, and gone.
    await redrawPage(latest).catch(() => location.reload());
  }
}

async function fetchLive(path: string): Promise<LiveState> {
  // Nobody is looking: no reason to ask the carrier sooner.
  const response = await fetch(`/api${path}/live${document.hidden ? '?hidden' : ''}`, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status === 404) return { version: 'gone', pollSeconds: 600 };
  if (!response.ok) throw new Error(`The live endpoint answered ${response.status}`);
  return response.json();
}
