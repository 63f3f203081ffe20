import { type ReactNode, Suspense } from 'react';

/** Suspense above the document makes the whole page wait for the request: nothing of it is prerendered. */
export default function DynamicLayout({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <html lang="en">
        <body>{children}</body>
      </html>
    </Suspense>
  );
}
