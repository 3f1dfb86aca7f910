import { PrismaPg } from '@prisma/adapter-pg';
import { requireEnv } from '@/lib/platform/env';
import { PrismaClient } from './generated/client';

const shared = globalThis as { keyDatabase?: PrismaClient };

/**
 * A client of its own for the keys of people: a value is opened or sealed in the middle of a transaction, and whoever holds one
 * connection must never wait for a second of the same few.
 */
export function keyDb(): PrismaClient {
  shared.keyDatabase ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: requireEnv('DATABASE_URL'),
      max: 4,
      connectionTimeoutMillis: 45_000,
    }),
  });
  return shared.keyDatabase;
}

export async function closeKeyDatabase(): Promise<void> {
  await shared.keyDatabase?.$disconnect();
  delete shared.keyDatabase;
}
