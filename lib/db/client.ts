import { PrismaPg } from '@prisma/adapter-pg';
import { requireEnv } from '@/lib/platform/env';
import { PrismaClient } from './generated/client';
import { closeKeyDatabase } from './key-client';
import { openSealed } from './open-sealed';

/**
 * Relations are read in statements of their own unless a query asks for `relationLoadStrategy: 'join'`: one statement for a row with all
 * that belongs to it costs half, one for a long list with long lists in it may cost far more.
 */
const asManyStatements = <T>(operation: string, args: T): T =>
  typeof args === 'object' &&
  args !== null &&
  !('relationLoadStrategy' in args) &&
  ('include' in args || ('select' in args && operation.startsWith('find')))
    ? { ...args, relationLoadStrategy: 'query' }
    : args;

const make = (max: number) =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString: requireEnv('DATABASE_URL'),
      max,
      connectionTimeoutMillis: 45_000,
    }),
    transactionOptions: { maxWait: 45_000, timeout: 30_000 },
  }).$extends({
    name: 'sealed values are opened',
    query: {
      $allOperations: async ({ operation, args, query }) =>
        openSealed(await query(asManyStatements(operation, args))),
    },
    // A client that only answers differently has the same type.
  }) as unknown as PrismaClient;

const shared = globalThis as { mandateDatabase?: PrismaClient; practiceDatabase?: PrismaClient };

/** The one database client of this process, made on first use so that a build needs no database. */
export function db(): PrismaClient {
  shared.mandateDatabase ??= make(16);
  return shared.mandateDatabase;
}

/**
 * The practice platform's own client. The gateway asks it in the middle of a transaction, as it would ask a platform over the
 * network: with connections of its own, nobody who waits for an answer holds what the answer needs.
 */
export function practiceDb(): PrismaClient {
  shared.practiceDatabase ??= make(6);
  return shared.practiceDatabase;
}

/** Closes all connections; the next use opens them again. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([
    shared.mandateDatabase?.$disconnect(),
    shared.practiceDatabase?.$disconnect(),
    closeKeyDatabase(),
  ]);
  delete shared.mandateDatabase;
  delete shared.practiceDatabase;
}
