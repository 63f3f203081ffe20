import { useTranslations } from 'next-intl';
import type { Progress } from '@/lib/tracking/progress';
import { ProgressSteps } from './progress-steps';

const toneOfMood = {
  moving: '',
  waiting: 'tone-warning',
  problem: 'tone-danger',
  finished: 'tone-success',
  ended: 'tone-neutral',
} as const satisfies Record<Progress['mood'], string>;

/** The way of the parcel as an ordered list: a bar for the eye, words for everybody. */
export function ProgressBar({ progress }: { progress: Progress }) {
  const t = useTranslations('page');
  const stages = progress.stages.map(({ stage, state }) => ({
    state,
    text: t(`stage.${stage}`),
    stateText: t(`progress.${state}`),
  }));
  const { mood } = progress;
  return <ProgressSteps label={t('progress.label')} mood={mood} tone={toneOfMood[mood]} stages={stages} />;
}
