'use client';

interface ItemRowsProps {
  rows: readonly { name: string; variant?: string; quantity: number }[];
  quantityLabel: string;
}

/** Draws things and how many of each; in the browser too, so that they are sent once (see `NavLinks`). */
export function ItemRows({ rows, quantityLabel }: ItemRowsProps) {
  return (
    <ul className="items">
      {rows.map(({ name, variant, quantity }) => (
        <li key={`${name} ${variant}`}>
          <span>
            {name}
            {variant && <span className="note">{variant}</span>}
          </span>
          <span>
            <span className="sr-only">{quantityLabel} </span>
            <span aria-hidden="true">× </span>
            {quantity}
          </span>
        </li>
      ))}
    </ul>
  );
}
