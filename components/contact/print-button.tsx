'use client';

/** Prints the page. Without script the browser's own menu does. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => window.print()} className="button-quiet scripted print:hidden">
      {label}
    </button>
  );
}
