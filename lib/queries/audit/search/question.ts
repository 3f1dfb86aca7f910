import type { AuditFilters } from '@/lib/contracts/audit';
import { CHUNK } from '@/lib/core/audit/search/posting';
import { type AmountRange, type Clause, searchClauses } from '@/lib/core/audit/search/search-clauses';
import { db } from '@/lib/db/client';
import { isId } from '@/lib/platform/ids';

export type RecordFilters = Omit<AuditFilters, 'from' | 'to'> & {
  from?: string | undefined;
  to?: string | undefined;
};
export type Workspace = { id: string; currency: string };

/** A search of one workspace's record, made ready to be answered from postings. */
export type Question = {
  workspaceId: string;
  clauses: readonly Clause[];
  /** The tokens of each clause, as far as they are in use. */
  tokens: readonly (readonly string[])[];
  /** What has to be looked at in the entries that are found. */
  amount: AmountRange | null;
  from: number;
  to: number;
  /** The one entry that was asked for; its place where it has one. */
  entry: { id: string; index: number | null } | null;
  /** The first so many entries of the log can be answered for from chunks; those after them are looked at one by one. */
  searchable: number;
  /** Chunks that can hold entries of the time, and those of them that hold others too. */
  firstChunk: number;
  lastChunk: number;
  ragged: ReadonlySet<number>;
};

/** Turns the filters of a search into a question to the postings; `byTime` where the answer has to know when entries were. */
export async function askRecord(
  { id: workspaceId, currency }: Workspace,
  filters: RecordFilters,
  { byTime = false } = {},
): Promise<Question> {
  const entryId = filters.q && isId(filters.q, 'aud') ? filters.q : null;
  const { clauses, amount } = searchClauses(
    {
      ...filters,
      q: entryId ? undefined : filters.q,
      minMicros: filters.minAmount,
      maxMicros: filters.maxAmount,
    },
    currency,
  );
  const isTimed = filters.from !== undefined || filters.to !== undefined;
  const from = filters.from ? Date.parse(filters.from) : Number.NEGATIVE_INFINITY;
  const to = filters.to ? Date.parse(filters.to) : Number.POSITIVE_INFINITY;
  // First how far the chunks reach: a word that comes into use after that is among the entries that are looked at one by one.
  const searchable = await readSearchable(workspaceId, byTime || isTimed || clauses.length > 0);
  const [tokens, entry] = await Promise.all([
    Promise.all(clauses.map((clause) => tokensInUse(workspaceId, clause))),
    entryId ? placeOf(workspaceId, entryId) : null,
  ]);
  const time = isTimed && searchable > 0 ? await readTimeWindow(workspaceId, filters) : null;
  return {
    workspaceId,
    clauses,
    tokens,
    amount,
    from,
    to,
    entry,
    searchable,
    firstChunk: time?.first ?? 0,
    lastChunk: Math.min(time?.last ?? Number.POSITIVE_INFINITY, Math.ceil(searchable / CHUNK) - 1),
    ragged: new Set(time?.ragged ?? []),
  };
}

/** Where nothing is asked for, the log itself answers; else as far as it was made searchable. */
async function readSearchable(workspaceId: string, isNarrowed: boolean): Promise<number> {
  if (!isNarrowed) {
    const log = await db().auditLog.findUnique({ where: { workspaceId }, select: { size: true } });
    return Number(log?.size ?? 0);
  }
  const last = await db().auditSearchChunk.findFirst({
    where: { workspaceId },
    orderBy: { chunk: 'desc' },
    select: { chunk: true, entries: true },
  });
  return last ? last.chunk * CHUNK + last.entries : 0;
}

/** The tokens of a clause, with those that begin as asked; hops from one to the next along the index. */
async function tokensInUse(workspaceId: string, { tokens, prefixes }: Clause): Promise<string[]> {
  const found = await Promise.all(
    prefixes.map(
      (prefix) => db().$queryRaw<{ token: string }[]>`
        WITH RECURSIVE hop AS (
          (SELECT token FROM audit_search_postings
            WHERE workspace_id = ${workspaceId} AND token >= ${prefix} ORDER BY token LIMIT 1)
          UNION ALL
          SELECT (SELECT token FROM audit_search_postings
            WHERE workspace_id = ${workspaceId} AND token > hop.token ORDER BY token LIMIT 1)
          FROM hop WHERE starts_with(hop.token, ${prefix})
        ) SELECT token FROM hop WHERE starts_with(token, ${prefix})`,
    ),
  );
  return [...tokens, ...found.flat().map(({ token }) => token)];
}

async function placeOf(workspaceId: string, entryId: string): Promise<{ id: string; index: number | null }> {
  const leaf = await db().auditLeaf.findUnique({
    where: { entryId_workspaceId: { entryId, workspaceId } },
    select: { index: true },
  });
  return { id: entryId, index: leaf ? Number(leaf.index) : null };
}

type TimeWindow = { first: number; last: number; ragged: number[] };

async function readTimeWindow(workspaceId: string, { from, to }: RecordFilters): Promise<TimeWindow> {
  const begin = from ? new Date(from) : new Date(0);
  const end = to ? new Date(to) : new Date(8.64e15);
  const [found] = await db().$queryRaw<{ first: number | null; last: number | null; ragged: number[] }[]>`
    WITH span AS (
      SELECT min(chunk) AS first, max(chunk) AS last FROM audit_search_chunks
      WHERE workspace_id = ${workspaceId} AND last_at >= ${begin}::timestamptz AND first_at < ${end}::timestamptz
    ) SELECT first, last, ARRAY(
      SELECT chunk FROM audit_search_chunks WHERE workspace_id = ${workspaceId} AND chunk BETWEEN first AND last
        AND NOT (first_at >= ${begin}::timestamptz AND last_at < ${end}::timestamptz)
    ) AS ragged FROM span`;
  return { first: found?.first ?? 0, last: found?.last ?? -1, ragged: found?.ragged ?? [] };
}
