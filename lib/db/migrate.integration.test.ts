import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureEventPartitions } from './events';
import { migrateDatabase } from './migrate';
import { createTestDatabase, type TestDatabase } from './test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('migrations', () => {
  it('run once when five processes start together, and again do nothing', async () => {
    const { db, url } = database;
    await db.$client`drop schema public cascade`;
    await db.$client`drop schema drizzle cascade`;
    await db.$client`create schema public`;
    await Promise.all(Array.from({ length: 5 }, () => migrateDatabase(url)));
    const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8'));
    const [row] = await db.$client`select count(*)::int as n from drizzle.__drizzle_migrations`;
    expect(row?.n).toBe(journal.entries.length);
  });

  it('give every table but merchants and the rate limits a merchant_id that cannot be null', async () => {
    const tables = await database.db.$client`
      select t.table_name as name, c.is_nullable as nullable
      from information_schema.tables t
      left join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'merchant_id'
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_nullable is distinct from 'NO'`;
    expect(tables.map((table) => table.name).sort()).toEqual(['merchants', 'rate_limits']);
  });

  it('let no foreign key leave out the shop', async () => {
    const keys = await database.db.$client`
      select conname as name from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'merchants'::regclass
        and not exists (
          select 1 from unnest(conkey) as k (attnum)
          join pg_attribute a on a.attrelid = conrelid and a.attnum = k.attnum and a.attname = 'merchant_id'
        )`;
    expect([...keys]).toEqual([]);
  });
});

describe('partitions of events', () => {
  it('are made ahead once, and take over the rows that waited in the default partition', async () => {
    const { db } = database;
    await db.$client`insert into merchants (id, slug, name) values ('m', 'm1', 'M')`;
    await db.$client`insert into shipments (id, merchant_id, token, carrier, tracking_number, ship_date_start, status, milestone, is_action_required, origin, snapshot)
      values ('s', 'm', 't', 'usps', '1', '2026-01-01', 'pending', 'pending.not_found_yet', false, 'carrier', '{}')`;
    const [far] = await db.$client`
      insert into events (merchant_id, shipment_id, local_date, fingerprint, meaning, local_time, carrier_code, carrier_text, sequence, rule, origin, source, received_at)
      values ('m', 's', (date_trunc('month', now()) + interval '5 months')::date, 'f', 'in_transit.moving', '', '', '', 0, '', 'carrier', 'poll', now())
      returning tableoid::regclass::text as partition`;
    expect(far?.partition).toBe('events_default');
    expect(await ensureEventPartitions(db, 6)).toBe(3);
    expect(await ensureEventPartitions(db, 6)).toBe(0);
    const [moved] = await db.$client`select tableoid::regclass::text as partition from events`;
    expect(moved?.partition).toMatch(/^events_\d{6}$/);
    await db.$client`delete from merchants`;
    expect(await db.$client`select 1 from events`).toHaveLength(0);
  });
});
