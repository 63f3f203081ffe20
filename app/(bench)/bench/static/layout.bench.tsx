import type { ReactNode } from 'react';

/** The floor that `npm run bench` measures against: built only for it (see `pageExtensions`). */
export default function StaticLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
