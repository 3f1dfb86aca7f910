import { db } from './client';
import type { Prisma } from './generated/client';

/** A transaction in progress: repositories take it, so that a change, its record and its event commit together. */
export type Tx = Prisma.TransactionClient;

/** Runs `fn` in one transaction; throwing rolls all of it back. `timeout` in milliseconds, 30 seconds unless given. */
export function inTransaction<T>(fn: (tx: Tx) => Promise<T>, options?: { timeout: number }): Promise<T> {
  return db().$transaction(fn, options);
}
