import { useTranslations } from 'next-intl';
import type { Progress } from '@/lib/tracking/progress';

const toneOfMood = {
  moving: '',
  waiting: 'tone-warning',
  problem: 'tone-danger',
  finished: 'tone-success',
  ended: 'tone-neutral',
} as const satisfies Record<Progress['mood'], string>;

/** The way of the parcel as an ordered list: a bar for the eye, words for everybody. */
export function ProgressBar({ progress: { mood, stages } }: { progress: Progress }) {
  const t = useTranslations('page');
  return (
    <ol aria-label={t('progress.label')} data-mood={mood} className={`progress ${toneOfMood[mood]}`}>
      {stages.map(({ stage, state }) => (
        <li key={stage} aria-current={state === 'current' ? 'step' : undefined} data-state={state}>
          {t(`stage.${stage}`)}
          <span className="sr-only"> ({t(`progress.${state}`)})</span>
        </li>
      ))}
    </ol>
  );
}
