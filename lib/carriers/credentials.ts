/** One thing that a merchant must enter for an account with a carrier. */
export interface CredentialField {
  /** The carrier's term in camelCase: "clientId". The command line asks for it as `--client-id`. */
  name: string;
  /** Never shown again once entered. */
  isSecret: boolean;
  isRequired: boolean;
  /** Anchored; default: any text of 1 to 500 characters. */
  pattern?: RegExp;
}

export type CredentialProblem = { field: string; problem: 'missing' | 'malformed' };

const longest = 500;
const printable = /^[\x20-\x7e]+$/;

/** A field that must be there. */
export function requiredField(name: string, { isSecret }: { isSecret: boolean }): CredentialField {
  return { name, isSecret, isRequired: true };
}

/**
 * Reads credentials as typed: trimmed, empty optional ones left out, nothing kept that is not a field.
 * They end in HTTP headers, so that only printable ASCII passes.
 */
export function readCredentials(
  fields: readonly CredentialField[],
  input: Readonly<Record<string, unknown>>,
): { ok: true; credentials: Record<string, string> } | { ok: false; problems: CredentialProblem[] } {
  const credentials: Record<string, string> = {};
  const problems: CredentialProblem[] = [];
  for (const { name, isRequired, pattern } of fields) {
    const typed = input[name];
    const value = typeof typed === 'string' ? typed.trim() : '';
    if (value === '') {
      if (isRequired) problems.push({ field: name, problem: 'missing' });
    } else if (value.length > longest || !printable.test(value) || !(pattern?.test(value) ?? true)) {
      problems.push({ field: name, problem: 'malformed' });
    } else credentials[name] = value;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, credentials };
}
