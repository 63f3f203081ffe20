/**
 * Marks a page for which our elements are all the script it needs: in production it is sent without React. Nothing on
 * such a page may be a client component that matters.
 */
export function ElementsOnly() {
  // What `lib/cache/elements-only.cjs` looks for.
  return <meta name="doorstep-scripts" content="elements" />;
}
