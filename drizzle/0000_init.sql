-- Made by drizzle-kit, then edited by hand: "events" is partitioned by month, and ON DELETE SET NULL names its
-- column, because without it Postgres would null merchant_id too.
CREATE TABLE "carrier_accounts" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"carrier" text NOT NULL,
	"name" text NOT NULL,
	"credentials" jsonb NOT NULL,
	"status" text DEFAULT 'untested' NOT NULL,
	"last_error" text,
	"last_error_reason" text,
	"last_checked_at" timestamp (3) with time zone,
	"requests_per_hour" integer,
	"tokens" double precision,
	"refilled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carrier_accounts_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "carrier_accounts_status" CHECK ("carrier_accounts"."status" in ('untested', 'working', 'failing', 'disabled'))
);
--> statement-breakpoint
CREATE TABLE "domains" (
	"merchant_id" text NOT NULL,
	"host" text NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "domains_merchant_id_host_pk" PRIMARY KEY("merchant_id","host"),
	CONSTRAINT "domains_host_shape" CHECK ("domains"."host" ~ '^[a-z0-9.-]+[.][a-z0-9-]+$')
);
--> statement-breakpoint
CREATE TABLE "events" (
	"merchant_id" text NOT NULL,
	"shipment_id" text NOT NULL,
	"local_date" date NOT NULL,
	"fingerprint" text NOT NULL,
	"meaning" text NOT NULL,
	"local_time" text NOT NULL,
	"utc_offset" text,
	"occurred_at" timestamp (3) with time zone,
	"place" jsonb,
	"carrier_code" text NOT NULL,
	"carrier_text" text NOT NULL,
	"carrier_event_id" text,
	"sequence" integer NOT NULL,
	"rule" text NOT NULL,
	"origin" text NOT NULL,
	"source" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"raw_payload_id" text,
	CONSTRAINT "events_merchant_id_shipment_id_local_date_fingerprint_pk" PRIMARY KEY("merchant_id","shipment_id","local_date","fingerprint")
) PARTITION BY RANGE ("local_date");
--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"homepage" text,
	"default_locale" text DEFAULT 'en' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "merchants_slug_unique" UNIQUE("slug"),
	CONSTRAINT "merchants_slug_shape" CHECK ("merchants"."slug" ~ '^[a-z0-9](-?[a-z0-9])*$' and length("merchants"."slug") <= 63)
);
--> statement-breakpoint
CREATE TABLE "order_items" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"order_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"variant" text,
	"sku" text,
	"quantity" integer NOT NULL,
	CONSTRAINT "order_items_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "order_items_quantity" CHECK ("order_items"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"number" text NOT NULL,
	"number_key" text NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"locale" text,
	"email_hash" text,
	"postcode_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "orders_number_unique" UNIQUE("merchant_id","number")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "raw_payloads" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"carrier" text NOT NULL,
	"source" text NOT NULL,
	"body" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "raw_payloads_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "shipment_items" (
	"merchant_id" text NOT NULL,
	"shipment_id" text NOT NULL,
	"order_item_id" text NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "shipment_items_merchant_id_shipment_id_order_item_id_pk" PRIMARY KEY("merchant_id","shipment_id","order_item_id"),
	CONSTRAINT "shipment_items_quantity" CHECK ("shipment_items"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "shipment_polls" (
	"merchant_id" text NOT NULL,
	"shipment_id" text NOT NULL,
	"carrier" text NOT NULL,
	"account_id" text,
	"next_poll_at" timestamp (3) with time zone,
	"last_polled_at" timestamp (3) with time zone,
	"last_answer_at" timestamp (3) with time zone,
	"system_state" text DEFAULT 'not_checked_yet' NOT NULL,
	"consecutive_failures" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp (3) with time zone,
	CONSTRAINT "shipment_polls_merchant_id_shipment_id_pk" PRIMARY KEY("merchant_id","shipment_id")
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"order_id" text,
	"token" text NOT NULL,
	"carrier" text NOT NULL,
	"tracking_number" text NOT NULL,
	"carrier_shipment_id" text,
	"ship_date_start" date NOT NULL,
	"ship_date_end" date,
	"status" text NOT NULL,
	"milestone" text NOT NULL,
	"is_action_required" boolean NOT NULL,
	"origin" text NOT NULL,
	"estimate_date" date,
	"estimate_last_date" date,
	"estimate_source" text,
	"snapshot" jsonb NOT NULL,
	"snapshot_version" integer DEFAULT 1 NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"last_event_at" timestamp (3) with time zone,
	"announced" text[] DEFAULT '{}' NOT NULL,
	"replaced_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shipments_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "shipments_token_unique" UNIQUE("token"),
	CONSTRAINT "shipments_identity" UNIQUE("merchant_id","carrier","tracking_number","ship_date_start")
);
--> statement-breakpoint
CREATE TABLE "themes" (
	"merchant_id" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"theme" jsonb NOT NULL,
	"scheduled_for" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "themes_merchant_id_version_pk" PRIMARY KEY("merchant_id","version"),
	CONSTRAINT "themes_status" CHECK ("themes"."status" in ('draft', 'scheduled', 'published'))
);
--> statement-breakpoint
CREATE TABLE "unknown_codes" (
	"merchant_id" text NOT NULL,
	"carrier" text NOT NULL,
	"code" text NOT NULL,
	"text" text NOT NULL,
	"count" bigint NOT NULL,
	"last_seen" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "unknown_codes_merchant_id_carrier_code_text_pk" PRIMARY KEY("merchant_id","carrier","code","text")
);
--> statement-breakpoint
ALTER TABLE "carrier_accounts" ADD CONSTRAINT "carrier_accounts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_shipment" FOREIGN KEY ("merchant_id","shipment_id") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order" FOREIGN KEY ("merchant_id","order_id") REFERENCES "public"."orders"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "raw_payloads" ADD CONSTRAINT "raw_payloads_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_items" ADD CONSTRAINT "shipment_items_shipment" FOREIGN KEY ("merchant_id","shipment_id") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_items" ADD CONSTRAINT "shipment_items_order_item" FOREIGN KEY ("merchant_id","order_item_id") REFERENCES "public"."order_items"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_polls" ADD CONSTRAINT "shipment_polls_shipment" FOREIGN KEY ("merchant_id","shipment_id") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_polls" ADD CONSTRAINT "shipment_polls_account" FOREIGN KEY ("merchant_id","account_id") REFERENCES "public"."carrier_accounts"("merchant_id","id") ON DELETE set null ("account_id") ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_order" FOREIGN KEY ("merchant_id","order_id") REFERENCES "public"."orders"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_replaced_by" FOREIGN KEY ("merchant_id","replaced_by") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE set null ("replaced_by") ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "themes" ADD CONSTRAINT "themes_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unknown_codes" ADD CONSTRAINT "unknown_codes_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "domains_verified_host" ON "domains" USING btree ("host") WHERE "domains"."verified_at" is not null;--> statement-breakpoint
CREATE INDEX "events_received" ON "events" USING btree ("merchant_id","received_at");--> statement-breakpoint
CREATE INDEX "order_items_by_order" ON "order_items" USING btree ("merchant_id","order_id","position");--> statement-breakpoint
CREATE INDEX "orders_by_number_key" ON "orders" USING btree ("merchant_id","number_key");--> statement-breakpoint
CREATE INDEX "orders_placed" ON "orders" USING btree ("merchant_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "rate_limits_expire" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "raw_payloads_received" ON "raw_payloads" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "shipment_polls_due" ON "shipment_polls" USING btree ("next_poll_at") WHERE "shipment_polls"."next_poll_at" is not null;--> statement-breakpoint
CREATE INDEX "shipment_polls_by_account" ON "shipment_polls" USING btree ("merchant_id","account_id","next_poll_at");--> statement-breakpoint
CREATE INDEX "shipments_by_order" ON "shipments" USING btree ("merchant_id","order_id");--> statement-breakpoint
CREATE INDEX "shipments_by_number" ON "shipments" USING btree ("merchant_id","tracking_number");--> statement-breakpoint
CREATE INDEX "shipments_by_status" ON "shipments" USING btree ("merchant_id","status","last_event_at","id");--> statement-breakpoint
CREATE INDEX "shipments_out_for_delivery" ON "shipments" USING btree ("last_event_at") WHERE "shipments"."milestone" = 'out_for_delivery.out_for_delivery';--> statement-breakpoint
CREATE INDEX "themes_in_force" ON "themes" USING btree ("merchant_id","published_at" desc) WHERE "themes"."status" = 'published';--> statement-breakpoint
-- Holds what no month's partition takes: history from before the shop came, and a carrier's impossible dates.
CREATE TABLE "events_default" PARTITION OF "events" DEFAULT;--> statement-breakpoint
-- Makes the partitions of last month to months_ahead months from now that are missing, moving rows that already
-- wait in the default partition. Returns how many it made. Safe to call at any time and from several processes.
CREATE FUNCTION ensure_event_partitions(months_ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  first_day date;
  next_month date;
  partition_name text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ensure_event_partitions'));
  FOR step IN -1..months_ahead LOOP
    first_day := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => step))::date;
    next_month := (first_day + interval '1 month')::date;
    partition_name := 'events_' || to_char(first_day, 'YYYYMM');
    CONTINUE WHEN to_regclass(partition_name) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE events INCLUDING DEFAULTS)', partition_name);
    EXECUTE format(
      'WITH moved AS (DELETE FROM events_default WHERE local_date >= %L AND local_date < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
      first_day, next_month, partition_name);
    EXECUTE format('ALTER TABLE events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition_name, first_day, next_month);
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;--> statement-breakpoint
SELECT ensure_event_partitions(3);
