import { Icon } from './icon';

/** What went wrong, above the fields it is about. */
export function FormError({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} role="alert" className="tone-danger flex gap-3 rounded-panel bg-tone-soft p-4">
      <Icon name="alert" className="mt-0.5 size-5 text-tone" />
      <span>{children}</span>
    </p>
  );
}
