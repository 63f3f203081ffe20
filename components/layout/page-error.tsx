'use client';

import { catchError, type ErrorInfo } from 'next/error';

interface PageErrorTexts {
  title: string;
  text: string;
  retry: string;
}

/** What a shopper sees when rendering failed. The error itself is for the log, never for the page. */
function PageErrorMessage({ title, text, retry: label }: PageErrorTexts, { retry }: ErrorInfo) {
  return (
    <main id="content" className="column py-16">
      <h1 className="display">{title}</h1>
      <p className="mt-4 max-w-prose text-lead text-muted">{text}</p>
      <button type="button" onClick={() => retry()} className="button-primary mt-8">
        {label}
      </button>
    </main>
  );
}

export const PageError = catchError(PageErrorMessage);
