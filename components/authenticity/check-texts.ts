import type { Finding, Reason, Sign, Verdict } from '@/lib/authenticity/report';

/** The texts of the check, handed to the browser as strings. `{owner}` and `{value}` are filled in there. */
export interface CheckTexts {
  form: Record<'text' | 'textHint' | 'sender' | 'senderHint' | 'submit' | 'again', string>;
  errors: Record<'empty' | 'rate_limited' | 'unavailable', string>;
  verdict: Record<Verdict, { title: string; text: string }>;
  officialSeveral: string;
  mark: Record<Verdict, string>;
  found: string;
  foundHint: string;
  kind: Record<Finding['kind'], string>;
  written: string;
  cut: string;
  reason: Record<Reason['code'], string>;
  signs: string;
  sign: Record<Sign, string>;
}
