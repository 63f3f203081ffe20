import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from './answer';
import { isObject, type JsonObject, parseJson } from './json';
import type { SandboxMemory, SandboxSubscription } from './sandbox-carrier';

/** How a platform words its webhooks, which all have at `/webhooks`: made with a POST, ended with a DELETE. */
export interface WebhookWords {
  /** What is asked for; null when it is malformed. */
  read(body: JsonObject): { id: string; subscription: SandboxSubscription } | null;
  madeStatus: 200 | 201;
  ended: SandboxAnswer;
  malformed(): SandboxAnswer;
  missing(): SandboxAnswer;
}

/** Null: the request is about something else. */
export function answerWebhooks(
  { method, path, body }: SandboxRequest,
  memory: SandboxMemory,
  words: WebhookWords,
): SandboxAnswer | null {
  if (method === 'POST' && path === '/webhooks') {
    const json = parseJson(body);
    const asked = json.ok && isObject(json.value) ? words.read(json.value) : null;
    if (!asked) return words.malformed();
    memory.set(asked.id, asked.subscription);
    return jsonAnswer(words.madeStatus, asked.subscription.told);
  }
  const id = /^\/webhooks\/([^/]+)$/.exec(path)?.[1];
  if (method !== 'DELETE' || !id) return null;
  return memory.delete(decodeURIComponent(id)) ? words.ended : words.missing();
}
