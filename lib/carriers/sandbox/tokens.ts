import { randomBytes } from 'node:crypto';

export interface IssuedToken {
  value: string;
  clientId: string;
  scope: string;
  issuedAt: Date;
  lifetimeSeconds: number;
}

export type TokenCheck = { state: 'ok'; token: IssuedToken } | { state: 'none' | 'unknown' | 'expired' };

/** Opaque tokens of one carrier, in memory. */
export class TokenStore {
  readonly #tokens = new Map<string, IssuedToken>();

  issue(token: Omit<IssuedToken, 'value'>): IssuedToken {
    const issued = { ...token, value: randomBytes(24).toString('base64url') };
    this.#tokens.set(issued.value, issued);
    return issued;
  }

  /** Reads an `Authorization` header. */
  check(authorization: string | undefined, now: Date): TokenCheck {
    const value = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!value) return { state: 'none' };
    const token = this.#tokens.get(value);
    if (!token) return { state: 'unknown' };
    const ageMs = now.getTime() - token.issuedAt.getTime();
    return ageMs < token.lifetimeSeconds * 1000 ? { state: 'ok', token } : { state: 'expired' };
  }

  /** Ends every token at once, as a carrier does when it rotates its keys. */
  expireAll() {
    for (const token of this.#tokens.values()) token.lifetimeSeconds = 0;
  }
}
