import type { Carrier } from '../carrier';
import type { Breakers } from './breaker-registry';
import type { Answer, Ask, CarrierSession } from './carrier-session';
import type { CarrierAccount } from './engine-options';

/** Names an account in the engine's memory. */
export function accountKey(carrier: Carrier, account: CarrierAccount): string {
  return `${carrier.code}:${account.id}`;
}

/** The line to one account: what goes over it is stopped while its breaker is open. */
export class AccountLine {
  readonly #session: CarrierSession;
  readonly #breakers: Breakers;
  readonly #key: string;

  constructor(session: CarrierSession, breakers: Breakers, key: string) {
    this.#session = session;
    this.#breakers = breakers;
    this.#key = key;
  }

  async ask(ask: Ask): Promise<Answer> {
    const permit = this.#breakers.ask(this.#key);
    if (!permit.isAllowed) {
      const { retryAfterSeconds } = permit;
      const reason = 'circuit_open';
      const error = { code: 'unavailable' as const, isRetryable: true, retryAfterSeconds, reason };
      return { ok: false, error, health: 'unasked' };
    }
    let outcome: 'success' | 'failure' | 'unused' = 'unused';
    try {
      const answer = await this.#session.ask(ask);
      outcome = answer.ok || answer.health === 'answered' ? 'success' : 'failure';
      if (!answer.ok && answer.health === 'unasked') outcome = 'unused';
      return answer;
    } finally {
      this.#breakers.note(this.#key, permit.isProbe, outcome);
    }
  }
}
