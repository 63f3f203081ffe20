import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { Status } from '@/lib/tracking/milestones';
import { statusLooks } from './status-look';

export function StatusChip({ status }: { status: Status }) {
  const t = useTranslations('status');
  const { icon, tone } = statusLooks[status];
  return (
    <span
      className={`${tone} inline-flex min-h-8 items-center gap-1.5 rounded-full bg-tone-soft py-1 pr-3 pl-2 text-small font-semibold text-tone`}
    >
      <Icon name={icon} />
      {t(status)}
    </span>
  );
}
