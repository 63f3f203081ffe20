import { connection } from 'next/server';
import { checkReadiness } from '@/lib/services/check-readiness';

/** May this instance take requests? Asks the database; says which part is not ready, never why in detail. */
export async function GET() {
  await connection();
  const readiness = await checkReadiness();
  return Response.json(readiness, {
    status: readiness.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
