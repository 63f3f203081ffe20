import { Callout } from './callout';

/** What went wrong, above the fields it is about. */
export function FormError({ id, children }: { id: string; children: string }) {
  return (
    <Callout icon="alert" tone="tone-danger">
      <p id={id} role="alert">
        {children}
      </p>
    </Callout>
  );
}
