import type { DayReport, Quantiles } from './report';

/** Two days beside each other, as lines to print. */
export function printComparison(ours: DayReport, theirs: DayReport): string[] {
  const gain = 1 - ours.delays.overall.p50 / theirs.delays.overall.p50;
  return [
    '',
    row('from event to visible, minutes', 'adaptive', '', 'fixed interval', ''),
    row('', 'p50', 'p90', 'p50', 'p90'),
    delayRow('all', ours.delays.overall, theirs.delays.overall),
    ...pairs(ours.delays.byStatus, theirs.delays.byStatus).map(([name, a, b]) => delayRow(`  ${name}`, a, b)),
    '',
    'by shop',
    ...pairs(ours.byMerchant, theirs.byMerchant).map(([name, a, b]) => delayRow(`  ${name}`, a, b)),
    '',
    row('answers without news', percent(ours.wastedChecks), '', percent(theirs.wastedChecks), ''),
    row('requests without news', percent(ours.wastedRequests), '', percent(theirs.wastedRequests), ''),
    row('requests', String(ours.requests), '', String(theirs.requests), ''),
    row("fairness: Jain's index of the shops' p50", ours.jain.toFixed(3), '', theirs.jain.toFixed(3), ''),
    row("slowest shop's p50 / p50 of all", ours.worstRatio.toFixed(2), '', theirs.worstRatio.toFixed(2), ''),
    row('events never seen', String(ours.unseen), '', String(theirs.unseen), ''),
    row('quota violations', String(ours.violations), '', String(theirs.violations), ''),
    '',
    `Median delay ${percent(gain)} ${gain >= 0 ? 'shorter' : 'longer'} than with fixed intervals at the same quota.`,
  ];
}

function delayRow(name: string, ours: Quantiles, theirs: Quantiles): string {
  return row(name, ...[ours.p50, ours.p90, theirs.p50, theirs.p90].map((minutes) => minutes.toFixed(0)));
}

function row(name: string, ...cells: string[]): string {
  return [name.padEnd(42), ...cells.map((cell) => cell.padStart(14))].join('').trimEnd();
}

function pairs(
  ours: DayReport['byMerchant'],
  theirs: DayReport['byMerchant'],
): [name: string, Quantiles, Quantiles][] {
  const others = new Map(theirs);
  return ours.flatMap(([name, quantiles]) => {
    const other = others.get(name);
    return other ? [[name, quantiles, other]] : [];
  });
}

function percent(share: number): string {
  return `${(100 * Math.abs(share)).toFixed(0)} %`;
}
