import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

interface CalloutProps {
  icon: IconName;
  tone: 'tone-neutral' | 'tone-success' | 'tone-warning' | 'tone-danger';
  children: ReactNode;
}

/** The one thing on a page that must not be missed, on a tint of its status colour. */
export function Callout({ icon, tone, children }: CalloutProps) {
  return (
    <div className={`callout ${tone}`}>
      <Icon name={icon} />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
