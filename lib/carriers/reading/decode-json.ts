/** JSON from a carrier's raw text; an empty text is not JSON. */
export function decodeJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** The same where what is no JSON is as good as nothing: null. */
export function jsonOrNull(text: string): unknown {
  const json = decodeJson(text);
  return json.ok ? json.value : null;
}
