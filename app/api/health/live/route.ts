import { connection } from 'next/server';

/** Is the process alive? No I/O: a database that is down must not have the process killed. */
export async function GET() {
  await connection();
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
