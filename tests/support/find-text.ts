import { db } from '@/lib/db/client';
import { leaveSealed } from '@/lib/db/open-sealed';

/** Where in the database a text stands, as it is stored: `table: row`, over every table of every schema, whatever the case. */
export async function findText(text: string): Promise<string[]> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await leaveSealed(() =>
      db().$queryRawUnsafe<{ row: string }[]>(
        `SELECT t::text AS row FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%'`,
        text,
      ),
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}
