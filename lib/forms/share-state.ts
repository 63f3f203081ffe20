/** After how many days a shared link may end. */
export const shareDays = [3, 7, 30] as const;
export type ShareDays = (typeof shareDays)[number];

export type ShareOutcome = 'limit' | 'rate_limited' | 'unavailable';
export type EndShareOutcome = 'unavailable';
