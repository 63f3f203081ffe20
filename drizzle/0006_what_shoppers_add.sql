CREATE TABLE "case_photos" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"case_id" text NOT NULL,
	"image" "bytea" NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_photos_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"shipment_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"checked" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"message" text NOT NULL,
	"contact_sealed" text,
	"locale" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cases_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "cases_kind" CHECK ("cases"."kind" in ('not_received', 'instructions')),
	CONSTRAINT "cases_status" CHECK ("cases"."status" in ('open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "proofs" (
	"merchant_id" text NOT NULL,
	"shipment_id" text NOT NULL,
	"kind" text NOT NULL,
	"image_sealed" text NOT NULL,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "proofs_merchant_id_shipment_id_kind_pk" PRIMARY KEY("merchant_id","shipment_id","kind"),
	CONSTRAINT "proofs_kind" CHECK ("proofs"."kind" in ('signature', 'photo'))
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"merchant_id" text NOT NULL,
	"shipment_id" text NOT NULL,
	"stars" smallint NOT NULL,
	"comment" text,
	"locale" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ratings_merchant_id_shipment_id_pk" PRIMARY KEY("merchant_id","shipment_id"),
	CONSTRAINT "ratings_stars" CHECK ("ratings"."stars" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "share_links" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"shipment_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "share_links_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "share_links_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"shipment_id" text NOT NULL,
	"channel" text NOT NULL,
	"address_sealed" text NOT NULL,
	"address_hash" text NOT NULL,
	"locale" text NOT NULL,
	"status" text NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "subscriptions_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "subscriptions_token_unique" UNIQUE("token"),
	CONSTRAINT "subscriptions_once" UNIQUE("merchant_id","shipment_id","channel","address_hash"),
	CONSTRAINT "subscriptions_channel" CHECK ("subscriptions"."channel" in ('email', 'push')),
	CONSTRAINT "subscriptions_status" CHECK ("subscriptions"."status" in ('pending', 'active', 'ended'))
);
--> statement-breakpoint
DROP INDEX "shipments_out_for_delivery";--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "offers_updates" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "vapid_sealed" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "recipient_sealed" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "reconsider_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "case_photos" ADD CONSTRAINT "case_photos_case" FOREIGN KEY ("merchant_id","case_id") REFERENCES "public"."cases"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_shipment" FOREIGN KEY ("merchant_id","shipment_id") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_shipment" FOREIGN KEY ("merchant_id","shipment_id") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_shipment" FOREIGN KEY ("merchant_id","shipment_id") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_shipment" FOREIGN KEY ("merchant_id","shipment_id") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_shipment" FOREIGN KEY ("merchant_id","shipment_id") REFERENCES "public"."shipments"("merchant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_photos_by_case" ON "case_photos" USING btree ("merchant_id","case_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_open_once" ON "cases" USING btree ("merchant_id","shipment_id","kind") WHERE "cases"."status" = 'open';--> statement-breakpoint
CREATE INDEX "cases_newest" ON "cases" USING btree ("merchant_id","status","updated_at","id");--> statement-breakpoint
CREATE INDEX "share_links_by_shipment" ON "share_links" USING btree ("merchant_id","shipment_id","created_at");--> statement-breakpoint
CREATE INDEX "subscriptions_by_shipment" ON "subscriptions" USING btree ("merchant_id","shipment_id","status");--> statement-breakpoint
CREATE INDEX "shipments_to_reconsider" ON "shipments" USING btree ("reconsider_at") WHERE "shipments"."reconsider_at" is not null;--> statement-breakpoint
UPDATE "shipments" SET "reconsider_at" = now() WHERE "status" NOT IN ('delivered', 'returned', 'cancelled');
