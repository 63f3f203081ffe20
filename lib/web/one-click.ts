import { readCapped } from '@/lib/services/read-capped';

/** Whether a request's body is `List-Unsubscribe=One-Click`, as a form of either kind (RFC 8058, section 3.1). */
export async function isOneClick(request: Request): Promise<boolean> {
  try {
    const body = await readCapped(request.body, { maxBytes: 4_096, withinMs: 5_000 });
    if (typeof body === 'string') return false;
    const type = request.headers.get('content-type') ?? 'application/x-www-form-urlencoded';
    const form = await new Response(Buffer.from(body), { headers: { 'content-type': type } }).formData();
    return form.get('List-Unsubscribe') === 'One-Click';
  } catch {
    return false;
  }
}
