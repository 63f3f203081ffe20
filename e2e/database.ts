import postgres from 'postgres';
import { cacheChannel, shipmentTag } from '@/lib/db/cache-tags';
import { test as base, servers } from './shop';

/** What tests ask of the database and do to it. */
export interface TestDatabase {
  sql: postgres.Sql;
  /** The parcel behind a link. */
  shipment(token: string): Promise<{ id: string; status: string; milestone: string; systemState: string }>;
  /** Fingerprints of what happened to a parcel, sorted. */
  events(token: string): Promise<string[]>;
  /** Makes a parcel due now, and waits until its carrier has been asked and has answered or failed. */
  askCarrier(token: string): Promise<void>;
  /** Lets nobody ask about a parcel for the next hour, unless a test does. */
  letRest(token: string): Promise<void>;
  /** Lets nobody at all ask about a parcel for the next hour, an open page included. */
  leaveAlone(token: string): Promise<void>;
  /** Drops the cached pages of a parcel, as a commit that changes it does. */
  dropPages(token: string): Promise<void>;
}

export const test = base.extend<object, { database: TestDatabase }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright's way to say "no other fixture"
    async ({}, use) => {
      const sql = postgres(servers().database, { max: 2, onnotice: () => {} });
      await use(openDatabase(sql));
      await sql.end({ timeout: 1 });
    },
    { scope: 'worker' },
  ],
});

function openDatabase(sql: postgres.Sql): TestDatabase {
  const shipment: TestDatabase['shipment'] = async (token) => {
    const [row] = await sql<{ id: string; status: string; milestone: string; systemState: string }[]>`
      select s.id, s.status, s.milestone, p.system_state as "systemState"
      from shipments s join shipment_polls p on p.shipment_id = s.id where s.token = ${token}`;
    if (!row) throw new Error(`no parcel behind ${token}`);
    return row;
  };
  /** Who asks about a parcel just now knows nothing of what was changed meanwhile, and writes when to ask next. */
  const whenNobodyAsks = async (id: string, change: postgres.Fragment): Promise<Date> => {
    const changed: Date[] = [];
    const isChanged = async () => {
      const rows = await sql<{ at: Date }[]>`
        update shipment_polls set ${change}
        where shipment_id = ${id} and (leased_until is null or leased_until <= now()) returning now() as at`;
      changed.push(...rows.map(({ at }) => at));
      return changed.length > 0;
    };
    await base.expect.poll(isChanged, { timeout: 40_000, intervals: [100] }).toBe(true);
    return changed[0] ?? new Date();
  };
  return {
    sql,
    shipment,
    async events(token) {
      const rows = await sql<{ fingerprint: string }[]>`
        select e.fingerprint from events e join shipments s on s.id = e.shipment_id where s.token = ${token}`;
      return rows.map(({ fingerprint }) => fingerprint).sort();
    },
    async askCarrier(token) {
      const { id } = await shipment(token);
      const at = await whenNobodyAsks(id, sql`next_poll_at = now()`);
      const isAnswered = async () => {
        const [row] = await sql<{ is: boolean }[]>`
          select last_polled_at >= ${at} as is from shipment_polls where shipment_id = ${id}`;
        return row?.is ?? false;
      };
      await base.expect.poll(isAnswered, { timeout: 40_000, intervals: [100] }).toBe(true);
    },
    async letRest(token) {
      const { id } = await shipment(token);
      await sql`update shipment_polls set next_poll_at = now() + interval '1 hour' where shipment_id = ${id}`;
    },
    async leaveAlone(token) {
      const { id } = await shipment(token);
      // One that could not be asked about is left to its time, however many look at its page.
      await whenNobodyAsks(id, sql`next_poll_at = now() + interval '1 hour', consecutive_failures = 1`);
    },
    async dropPages(token) {
      const { id } = await shipment(token);
      await sql`select pg_notify(${cacheChannel}, ${JSON.stringify([shipmentTag(id)])})`;
    },
  };
}
