import { notFound } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import ShopNotFound from './not-found';

function Thrown(): never {
  notFound();
}

/**
 * A 404 that can be read without JavaScript. `notFound()` alone answers with an empty document that scripts
 * fill in; thrown inside a boundary it sets the status, and the boundary's fallback is the page.
 */
export function Missing({ children = <ShopNotFound /> }: { children?: ReactNode }) {
  return (
    <Suspense fallback={children}>
      <Thrown />
    </Suspense>
  );
}
