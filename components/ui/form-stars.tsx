'use client';

import { useAnsweredForm } from './action-form';

const mostStars = 5;

interface FormStarsProps {
  name: string;
  legend: string;
  /** From the best to the worst: "5 – very good". */
  options: readonly { stars: number; label: string }[];
}

/** A rating in an `ActionForm`: one circle a line, with its stars drawn and said in words. */
export function FormStars({ name, legend, options }: FormStarsProps) {
  const { id, state } = useAnsweredForm();
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      <div className="mt-1 grid">
        {options.map(({ stars, label }) => (
          <label key={stars} htmlFor={`${id}-${name}-${stars}`} className="choice">
            <input
              id={`${id}-${name}-${stars}`}
              type="radio"
              name={name}
              value={stars}
              defaultChecked={state.fields[name] === String(stars)}
              required
            />
            <Stars count={stars} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Decoration beside a word that says the same. */
function Stars({ count }: { count: number }) {
  return (
    <svg viewBox={`0 0 ${mostStars * 24} 24`} aria-hidden="true" className="stars">
      {Array.from({ length: mostStars }, (_, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: the same five stars in the same order
          key={index}
          data-full={index < count || undefined}
          transform={`translate(${index * 24})`}
          d="m12 3 2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2l-5.6 3.1 1.2-6.3L3 9.6l6.3-.8L12 3Z"
        />
      ))}
    </svg>
  );
}
