import type { Delivery, SandboxAnswer } from './answer';
import type { Endpoint, SandboxFault } from './faults';
import type { SandboxCarrier, SandboxErrorKind } from './sandbox-carrier';

const errorKinds: Partial<Record<SandboxFault['mode'], SandboxErrorKind>> = {
  '401': 'bad_token',
  '403': 'forbidden',
  '429': 'too_many_requests',
  '500': 'server_error',
  '503': 'unavailable',
};

/** The carrier's own error answer of a fault that is one; null for the others. */
export function errorAnswerOf(
  fault: SandboxFault | null,
  carrier: SandboxCarrier,
  endpoint: Endpoint,
): SandboxAnswer | null {
  const kind = fault && errorKinds[fault.mode];
  if (!kind) return null;
  const answer = carrier.error(kind === 'bad_token' && endpoint === 'token' ? 'bad_client' : kind);
  const seconds = fault.retryAfterSeconds ?? (fault.mode === '429' ? 30 : null);
  if (seconds === null) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
}

const maintenancePage =
  '<!doctype html><html><head><title>Scheduled maintenance</title></head><body><h1>We will be back soon</h1></body></html>';

/** What a fault makes of a good answer. Faults of other kinds leave it as it is. */
export function spoilAnswer(fault: SandboxFault | null, answer: SandboxAnswer): SandboxAnswer {
  if (fault?.mode === 'html') {
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: maintenancePage };
  }
  if (fault?.mode === 'empty') return { ...answer, body: '' };
  if (fault?.mode === 'truncated_json') {
    return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
  }
  return answer;
}

export function deliveryOf(fault: SandboxFault | null): Delivery {
  return fault?.mode === 'cut_off' || fault?.mode === 'oversize' ? fault.mode : 'whole';
}
