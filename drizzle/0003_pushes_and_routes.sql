CREATE TABLE "carrier_routes" (
	"merchant_id" text NOT NULL,
	"carrier" text NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carrier_routes_merchant_id_carrier_pk" PRIMARY KEY("merchant_id","carrier")
);
--> statement-breakpoint
CREATE TABLE "inbound_deliveries" (
	"merchant_id" text NOT NULL,
	"account_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"raw_payload_id" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"parcel_count" integer,
	CONSTRAINT "inbound_deliveries_merchant_id_account_id_body_hash_pk" PRIMARY KEY("merchant_id","account_id","body_hash")
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"account_id" text NOT NULL,
	"shipment_id" text,
	"carrier_subscription_id" text,
	"state" text NOT NULL,
	"last_error" text,
	"last_error_reason" text,
	"expires_at" timestamp (3) with time zone,
	"next_try_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_subscriptions_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "push_subscriptions_subject" UNIQUE NULLS NOT DISTINCT("merchant_id","account_id","shipment_id"),
	CONSTRAINT "push_subscriptions_state" CHECK ("push_subscriptions"."state" in ('active', 'failing', 'refused', 'ended'))
);
--> statement-breakpoint
ALTER TABLE "carrier_accounts" ADD COLUMN "next_request_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "carrier_accounts" ADD COLUMN "push_secret" text;--> statement-breakpoint
ALTER TABLE "carrier_accounts" ADD COLUMN "inbound_key" text;--> statement-breakpoint
ALTER TABLE "carrier_accounts" ADD COLUMN "inbound_key_hash" text;--> statement-breakpoint
ALTER TABLE "carrier_accounts" ADD COLUMN "last_push_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shipment_polls" ADD COLUMN "last_push_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "suspicions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "carrier_routes" ADD CONSTRAINT "carrier_routes_account" FOREIGN KEY ("merchant_id","account_id") REFERENCES "public"."carrier_accounts"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_deliveries" ADD CONSTRAINT "inbound_deliveries_account" FOREIGN KEY ("merchant_id","account_id") REFERENCES "public"."carrier_accounts"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_account" FOREIGN KEY ("merchant_id","account_id") REFERENCES "public"."carrier_accounts"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_shipment" FOREIGN KEY ("merchant_id","shipment_id") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbound_deliveries_received" ON "inbound_deliveries" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "push_subscriptions_expiry" ON "push_subscriptions" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "carrier_accounts" ADD CONSTRAINT "carrier_accounts_inbound_key" UNIQUE("inbound_key_hash");