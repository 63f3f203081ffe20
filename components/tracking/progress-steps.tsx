'use client';

import type { Progress } from '@/lib/tracking/progress';

interface ProgressStepsProps {
  label: string;
  mood: Progress['mood'];
  tone: string;
  stages: readonly { state: Progress['stages'][number]['state']; text: string; stateText: string }[];
}

/** Draws the progress bar from its words; in the browser too, so that they are sent once (see `NavLinks`). */
export function ProgressSteps({ label, mood, tone, stages }: ProgressStepsProps) {
  return (
    <ol aria-label={label} data-mood={mood} className={`progress ${tone}`}>
      {stages.map(({ state, text, stateText }) => (
        <li key={text} aria-current={state === 'current' ? 'step' : undefined} data-state={state}>
          {text}
          <span className="sr-only"> ({stateText})</span>
        </li>
      ))}
    </ol>
  );
}
