import type { MessageReport } from './report';

export const checkFields = { text: 'text', sender: 'sender' } as const;

/** What the check answers: nothing yet, a report, or why there is none. What was typed goes back into the form. */
export type CheckState = { text: string; sender: string } & (
  | { outcome: 'idle' | 'empty' | 'rate_limited' | 'unavailable' }
  | { outcome: 'checked'; report: MessageReport }
);

/** The server action with its place bound, as the form takes it. */
export type CheckAction = (state: CheckState, form: FormData) => Promise<CheckState>;
