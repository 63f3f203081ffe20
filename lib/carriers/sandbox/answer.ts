import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Json } from './json';

/** A request as the carriers' parts see it: path below the carrier's base, body as text. */
export interface SandboxRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface SandboxAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** `cut_off` promises the whole body and closes after half; `oversize` pads it beyond 10 MB. */
export type Delivery = 'whole' | 'cut_off' | 'oversize';

export function jsonAnswer(status: number, body: Json, headers: Record<string, string> = {}): SandboxAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function sendAnswer(response: ServerResponse, answer: SandboxAnswer, delivery: Delivery = 'whole') {
  if (delivery === 'oversize') return sendPadded(response, answer);
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(bytes.length) });
  if (delivery === 'whole') return void response.end(bytes);
  // The callback runs once the half has left this process; without it the client might see nothing at all.
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.destroy());
}

const padding = ' '.repeat(64 * 1024);
const paddingBlocks = 176;

/** Valid JSON behind 11 MB of blanks, without a length: only a cap while reading protects from it. */
function sendPadded(response: ServerResponse, answer: SandboxAnswer) {
  response.writeHead(answer.status, answer.headers);
  let left = paddingBlocks;
  const pump = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(padding)) return void response.once('drain', pump);
    }
    if (!response.destroyed) response.end(answer.body);
  };
  pump();
}
