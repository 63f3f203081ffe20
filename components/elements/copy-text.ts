import { PageElement } from './page-element';

const shownMs = 2_000;

/** `<copy-text text done>` around a button whose only `<span>` is its label, a live region: copies `text`. */
export class CopyText extends PageElement {
  #label = '';
  #timer = 0;

  override draw() {
    clearTimeout(this.#timer);
    this.#label = this.querySelector('span')?.textContent ?? '';
    this.addEventListener('click', this);
  }

  handleEvent() {
    void this.#copy();
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.given('text'));
    } catch {
      // The browser refused; the text is still there to select.
      return;
    }
    this.#say(this.given('done'));
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#say(this.#label), shownMs);
  }

  #say(text: string) {
    this.querySelector('span')?.replaceChildren(text);
  }
}
