import type { IconName } from '@/components/ui/icon';
import type { Verdict } from '@/lib/authenticity/report';

/** Green is for what is known to be genuine, and for nothing else. */
export const looks: Record<
  Verdict,
  { icon: IconName; tone: 'tone-success' | 'tone-danger' | 'tone-neutral' }
> = {
  ours: { icon: 'check', tone: 'tone-success' },
  official: { icon: 'check', tone: 'tone-success' },
  beware: { icon: 'alert', tone: 'tone-danger' },
  unknown: { icon: 'question', tone: 'tone-neutral' },
};
