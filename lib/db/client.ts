import { PrismaPg } from '@prisma/adapter-pg';
import { requireEnv } from '@/lib/platform/env';
import { PrismaClient } from './generated/client';

const make = () =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString: requireEnv('DATABASE_URL'),
      max: 16,
      connectionTimeoutMillis: 45_000,
    }),
    transactionOptions: { maxWait: 45_000, timeout: 30_000 },
  });

const shared = globalThis as { mandateDatabase?: PrismaClient };

/** The one database client of this process, made on first use so that a build needs no database. */
export function db(): PrismaClient {
  shared.mandateDatabase ??= make();
  return shared.mandateDatabase;
}

/** Closes all connections; the next use opens them again. */
export async function closeDatabase(): Promise<void> {
  await shared.mandateDatabase?.$disconnect();
  delete shared.mandateDatabase;
}
