import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes } from './bytes';
import { cases } from './cases';
import { instant } from './instant';

/** A photo that a shopper has added to a case: decoded and encoded again, without what a camera writes into it. */
export const casePhotos = pgTable(
  'case_photos',
  {
    id: text('id').notNull(),
    merchantId: text('merchant_id').notNull(),
    caseId: text('case_id').notNull(),
    /** WebP. */
    image: bytes('image').notNull(),
    widthPx: integer('width_px').notNull(),
    heightPx: integer('height_px').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      name: 'case_photos_case',
      columns: [table.merchantId, table.caseId],
      foreignColumns: [cases.merchantId, cases.id],
    }).onDelete('cascade'),
    index('case_photos_by_case').on(table.merchantId, table.caseId, table.createdAt),
  ],
);
