import { customType } from 'drizzle-orm/pg-core';

/** `bytea`. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
