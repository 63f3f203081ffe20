'use client';

import { useState } from 'react';

/** Copies a text. Without script it is not there at all: the number beside it can be selected. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [isDone, setDone] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
      setTimeout(() => setDone(false), 2000);
    } catch {
      // The browser refused; the number is still there to select.
    }
  }
  return (
    <button type="button" onClick={copy} className="button-quiet scripted">
      <span aria-live="polite">{isDone ? done : label}</span>
    </button>
  );
}
