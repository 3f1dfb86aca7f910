import { Prisma } from './generated/client';
import type { Tx } from './tx';

/** What a repository needs that only writes by one statement: a transaction, or one that gathers. */
export type Writer = Pick<Tx, '$executeRaw'>;

export type GatheredWrites = {
  writer: Writer;
  /** Sends what was gathered. */
  write(): Promise<void>;
};

/**
 * Gathers statements that only write, and sends them as one: each statement costs this process and PostgreSQL a waking up of the other,
 * which for a few rows is more than writing them. They see the database as it was before all of them, and none may change a
 * row that another one changes; rows may refer to each other, as that is checked after the last.
 */
export function gatherWrites(tx: Tx): GatheredWrites {
  const gathered: Prisma.Sql[] = [];
  const gather = (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
    gathered.push('raw' in query ? Prisma.sql(query, ...values) : query);
    return Promise.resolve(0);
  };
  return {
    // Nobody asks a gathering writer how many rows it wrote.
    writer: { $executeRaw: gather as unknown as Writer['$executeRaw'] },
    async write() {
      const statements = gathered.splice(0);
      const [first] = statements;
      if (!first) return;
      if (statements.length === 1) await tx.$executeRaw(first);
      else {
        const parts = statements.map((statement, i) => Prisma.sql`${Prisma.raw(`w${i}`)} as (${statement})`);
        await tx.$executeRaw`with ${Prisma.join(parts)} select 1`;
      }
    },
  };
}
