'use client';

import { unstable_rethrow, useRouter } from 'next/navigation';
import { Component, type ReactNode, startTransition } from 'react';

interface PageErrorTexts {
  title: string;
  text: string;
  retry: string;
}

interface PageErrorProps extends PageErrorTexts {
  children: ReactNode;
}

/**
 * What a shopper sees when rendering failed. The error itself is for the log, never for the page. Not Next's
 * `catchError`, which brings its whole error page to every page.
 */
export class PageError extends Component<PageErrorProps, { hasThrown: boolean }> {
  override state = { hasThrown: false };

  static getDerivedStateFromError(error: unknown) {
    // A redirect or a 404 is not a failure.
    unstable_rethrow(error);
    return { hasThrown: true };
  }

  override render() {
    const { children, ...texts } = this.props;
    if (!this.state.hasThrown) return children;
    return <PageErrorMessage {...texts} onRetry={() => this.setState({ hasThrown: false })} />;
  }
}

function PageErrorMessage({ title, text, retry, onRetry }: PageErrorTexts & { onRetry: () => void }) {
  const router = useRouter();
  const tryAgain = () =>
    startTransition(() => {
      router.refresh();
      onRetry();
    });
  return (
    <main id="content" className="column py-16">
      <h1 className="display">{title}</h1>
      <p className="mt-4 max-w-prose text-lead text-muted">{text}</p>
      <button type="button" onClick={tryAgain} className="button-primary mt-8">
        {retry}
      </button>
    </main>
  );
}
