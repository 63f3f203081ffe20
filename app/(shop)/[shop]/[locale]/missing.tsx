import { notFound } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { StandIn } from '@/components/layout/stand-in';
import { ShopNotFound } from './shop-not-found';

function Thrown(): never {
  notFound();
}

/**
 * A 404 that can be read without JavaScript. `notFound()` alone answers with an empty document that scripts
 * fill in; thrown inside a boundary it sets the status, and the boundary's fallback is the page. With
 * JavaScript the browser throws again, and the same page stands in: a `not-found.tsx` would do that too, but
 * would ride in the data of every page that is found.
 */
export function Missing({ page = <ShopNotFound /> }: { page?: ReactNode }) {
  return (
    <StandIn instead={page}>
      <Suspense fallback={page}>
        <Thrown />
      </Suspense>
    </StandIn>
  );
}
