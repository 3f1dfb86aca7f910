import { stringify } from 'csv-stringify/sync';
import type { DownloadAuditQuery } from '@/lib/contracts/audit';
import { titleOfVerb } from '@/lib/core/audit/verb-titles';
import { db } from '@/lib/db/client';
import { auditConditions } from './list-audit-entries';
import { gistOf, readBody } from './read-entry-parts';

const PAGE = 1000;

/** The entries that a search finds, newest first, as the lines of a file; and how many there are. */
export async function downloadEntries(
  workspaceId: string,
  query: DownloadAuditQuery,
): Promise<{ total: number; lines: AsyncGenerator<string> }> {
  const where = { workspaceId, AND: auditConditions(query) };
  const total = await db().auditEntry.count({ where });
  return { total, lines: query.format === 'csv' ? csvLines(where) : jsonLines(where) };
}

type Where = { workspaceId: string; AND: ReturnType<typeof auditConditions> };

async function* pagesOf(where: Where) {
  let before: string | undefined;
  for (;;) {
    const page = await db().auditEntry.findMany({
      where: { ...where, ...(before ? { id: { lt: before } } : {}) },
      orderBy: { id: 'desc' },
      take: PAGE,
      include: { leaf: { select: { index: true } } },
    });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    before = page.at(-1)?.id;
  }
}

const columns = [
  'id',
  'index',
  'occurred_at',
  'actor_type',
  'actor_id',
  'verb',
  'what',
  'subject_type',
  'subject_id',
  'run_id',
  'action_id',
  'in_short',
];

/** Ids only, as in the record itself: a file leaves the house. No cell can be taken for a formula by a spreadsheet. */
async function* csvLines(where: Where): AsyncGenerator<string> {
  yield stringify([columns]);
  for await (const page of pagesOf(where))
    yield stringify(
      page.map((entry) => [
        entry.id,
        entry.leaf ? String(entry.leaf.index) : '',
        entry.occurredAt.toISOString(),
        entry.actorType,
        entry.actorId,
        entry.verb,
        titleOfVerb(entry.verb),
        entry.subjectType,
        entry.subjectId,
        entry.runId,
        entry.actionId,
        gistOf(readBody(entry.verb, entry.body).detail)?.replaceAll(/\s+/g, ' '),
      ]),
      { escape_formulas: true },
    );
}

/** An array with an entry on each line, each in its exact stored bytes. */
async function* jsonLines(where: Where): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const page of pagesOf(where)) {
    yield separator + page.map(({ canonical }) => canonical).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
