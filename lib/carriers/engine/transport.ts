import type { CarrierResponse } from '../carrier';
import { decodeJson } from '../reading/decode-json';

export interface HttpRequest {
  url: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers: Record<string, string>;
  body?: string;
}

/** `connection` covers refused, reset and cut off in the middle of the answer. */
export type TransportFailure = 'timeout' | 'connection' | 'oversize';

export type TransportResult =
  | { ok: true; response: CarrierResponse; rawBody: string; isJson: boolean }
  | { ok: false; failure: TransportFailure; status: number | null };

export interface TransportLimits {
  fetch: typeof fetch;
  /** From the first byte sent to the last byte read. */
  timeoutMs: number;
  /** After decompression, so that a small answer cannot unfold into a big one. */
  maxBytes: number;
}

/**
 * Sends one request and reads the whole answer. Follows no redirect: it would carry the token to another
 * host. `response.body` is the decoded JSON, or null with `isJson: false` when it is not JSON. Failures are
 * values and hold nothing of the request.
 */
export async function sendRequest(request: HttpRequest, limits: TransportLimits): Promise<TransportResult> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let status: number | null = null;
  try {
    const { url, ...init } = request;
    const answer = await limits.fetch(url, { ...init, redirect: 'manual', signal });
    status = answer.status;
    const rawBody = await readText(answer, limits.maxBytes);
    if (rawBody === null) return { ok: false, failure: 'oversize', status };
    const json = decodeJson(rawBody);
    const response = { status, headers: answer.headers, body: json.ok ? json.value : null };
    return { ok: true, response, rawBody, isJson: json.ok };
  } catch {
    return { ok: false, failure: signal.aborted ? 'timeout' : 'connection', status };
  }
}

/** Null when the body is longer than the cap; the rest is not read. */
async function readText(answer: Response, maxBytes: number): Promise<string | null> {
  if (!answer.body) return '';
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
