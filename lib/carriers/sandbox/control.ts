import { z } from 'zod';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { endpoints, type FaultRegistry, faultModes } from './faults';
import { parseJson } from './json';
import { parcelSchema } from './parcel-schema';
import type { ParcelRegistry, ParcelState } from './parcels';
import type { RequestLog } from './request-log';
import { type PushSender, pushSchema, sendPush } from './send-push';

const stepsSchema = z.strictObject({ steps: z.number().int().min(1).max(1000).default(1) });

const faultSchema = z.strictObject({
  carrier: z.string().min(1),
  mode: z.enum(faultModes),
  trackingNumber: z.string().min(1).optional(),
  endpoint: z.enum(endpoints).optional(),
  times: z.number().int().min(1).optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  retryAfterSeconds: z.number().int().min(0).optional(),
});

export interface ControlContext {
  parcels: ParcelRegistry;
  faults: FaultRegistry;
  log: RequestLog;
  pushes: PushSender;
  carrierCodes: readonly string[];
}

/** The control API below `/_control`: what tests and the demo steer the sandbox with. */
export async function answerControl(
  request: SandboxRequest,
  context: ControlContext,
): Promise<SandboxAnswer> {
  if (request.method !== 'POST' || request.path !== '/push') return answerAtOnce(request, context);
  const parsed = read(request, pushSchema);
  return parsed.ok ? sendPush(context.pushes, parsed.value) : parsed.answer;
}

function answerAtOnce(request: SandboxRequest, context: ControlContext): SandboxAnswer {
  const route = `${request.method} ${request.path}`;
  if (route === 'GET /health') return jsonAnswer(200, { ok: true, carriers: [...context.carrierCodes] });
  if (route === 'GET /parcels') return jsonAnswer(200, context.parcels.list().map(parcelJson));
  if (route === 'POST /parcels') return upsertParcels(request, context);
  if (route === 'DELETE /parcels') return done(() => context.parcels.clear());
  if (route === 'GET /faults')
    return jsonAnswer(
      200,
      context.faults.list().map((fault) => ({ ...fault })),
    );
  if (route === 'POST /faults') return addFault(request, context);
  if (route === 'DELETE /faults') return done(() => context.faults.clear());
  const cleared = /^DELETE \/faults\/([^/]+)\/([^/]+)$/.exec(route);
  if (cleared)
    return done(() => context.faults.clearFor(cleared[1] ?? '', decodeURIComponent(cleared[2] ?? '')));
  if (route === 'GET /requests')
    return jsonAnswer(
      200,
      context.log.list().map((entry) => ({ ...entry })),
    );
  if (route === 'DELETE /requests') return done(() => context.log.clear());
  const advance = /^POST \/parcels\/([^/]+)\/([^/]+)\/advance$/.exec(route);
  if (advance) return advanceParcel(request, context, advance[1] ?? '', decodeURIComponent(advance[2] ?? ''));
  return problem(404, `no such control: ${route}`);
}

function upsertParcels(request: SandboxRequest, { parcels }: ControlContext): SandboxAnswer {
  const parsed = read(request, z.union([z.array(parcelSchema), parcelSchema]));
  if (!parsed.ok) return parsed.answer;
  try {
    if (!Array.isArray(parsed.value)) return jsonAnswer(200, parcelJson(parcels.upsert(parsed.value)));
    return jsonAnswer(
      200,
      parsed.value.map((spec) => parcelJson(parcels.upsert(spec))),
    );
  } catch (error) {
    if (error instanceof RangeError) return problem(422, error.message);
    throw error;
  }
}

function advanceParcel(
  request: SandboxRequest,
  { parcels }: ControlContext,
  carrier: string,
  trackingNumber: string,
): SandboxAnswer {
  const parsed = read({ ...request, body: request.body || '{}' }, stepsSchema);
  if (!parsed.ok) return parsed.answer;
  const state = parcels.advance(carrier, trackingNumber, parsed.value.steps);
  return state
    ? jsonAnswer(200, parcelJson(state))
    : problem(404, `no such parcel: ${carrier}/${trackingNumber}`);
}

function addFault(request: SandboxRequest, { faults, carrierCodes }: ControlContext): SandboxAnswer {
  const parsed = read(request, faultSchema);
  if (!parsed.ok) return parsed.answer;
  if (!carrierCodes.includes(parsed.value.carrier))
    return problem(422, `unknown carrier: ${parsed.value.carrier}`);
  faults.add(parsed.value);
  return jsonAnswer(200, { ...parsed.value });
}

/**
 * JSON is demanded by its content type too: a web page open on this machine cannot send that across
 * origins without asking first, and the sandbox does not answer such questions.
 */
function read<T>(
  request: SandboxRequest,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; answer: SandboxAnswer } {
  if (request.body !== '{}' && !request.headers['content-type']?.startsWith('application/json')) {
    return { ok: false, answer: problem(415, 'send JSON with content-type: application/json') };
  }
  const decoded = parseJson(request.body);
  const parsed = schema.safeParse(decoded.ok ? decoded.value : undefined);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, answer: problem(422, z.prettifyError(parsed.error)) };
}

function done(action: () => void): SandboxAnswer {
  action();
  return jsonAnswer(200, { ok: true });
}

function problem(status: number, error: string): SandboxAnswer {
  return jsonAnswer(status, { error });
}

function parcelJson(state: ParcelState) {
  return {
    ...state,
    startedAt: state.startedAt.toISOString(),
    shownAt: state.shownAt.map((instant) => instant.toISOString()),
  };
}
