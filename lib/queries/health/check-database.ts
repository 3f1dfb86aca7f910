import { db } from '@/lib/db/client';

/** Whether the database answers. */
export async function isDatabaseUp(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1 AS up`;
    return true;
  } catch {
    return false;
  }
}
