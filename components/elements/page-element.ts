/**
 * An element that the server writes, complete as it is, and the browser adds to. Not a React component: a parcel's
 * page brings no React, so that these few elements are all the script that a shopper on a bad network waits for.
 */
export abstract class PageElement extends HTMLElement {
  /** Adds what only the browser knows to what the server wrote. Runs again whenever the server has written anew. */
  draw(): void {}

  connectedCallback() {
    this.draw();
  }

  /** An attribute that the server always writes. */
  protected given(name: string): string {
    return this.getAttribute(name) ?? '';
  }
}
