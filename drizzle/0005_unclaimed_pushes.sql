CREATE TABLE "unclaimed_pushes" (
	"merchant_id" text NOT NULL,
	"account_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"tracking_number" text NOT NULL,
	CONSTRAINT "unclaimed_pushes_pk" PRIMARY KEY("merchant_id","account_id","body_hash","tracking_number")
);
--> statement-breakpoint
ALTER TABLE "unclaimed_pushes" ADD CONSTRAINT "unclaimed_pushes_delivery" FOREIGN KEY ("merchant_id","account_id","body_hash") REFERENCES "public"."inbound_deliveries"("merchant_id","account_id","body_hash") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "unclaimed_pushes_by_number" ON "unclaimed_pushes" USING btree ("merchant_id","tracking_number");--> statement-breakpoint
CREATE INDEX "inbound_deliveries_noteworthy" ON "inbound_deliveries" USING btree ("merchant_id","account_id") WHERE "inbound_deliveries"."read_at" is null or "inbound_deliveries"."parcel_count" = 0;