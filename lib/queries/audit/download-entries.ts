import { stringify } from 'csv-stringify/sync';
import type { DownloadAuditQuery } from '@/lib/contracts/audit';
import { titleOfVerb } from '@/lib/core/audit/verb-titles';
import { leaveSealed } from '@/lib/db/open-sealed';
import { gistOf, readBody } from './read-entry-parts';
import { countEntries } from './search/count-entries';
import type { EntryRow } from './search/entry-rows';
import { findPage, type RecordPage } from './search/find-page';
import { askRecord, type Question, type Workspace } from './search/question';

const PAGE = 1000;

/**
 * The entries that a search finds, newest first, as the lines of a file; and how many there are. What is written once this is answered, such as
 * that somebody downloads them, is not among them.
 */
export async function downloadEntries(
  workspace: Workspace,
  { format, ...filters }: DownloadAuditQuery,
): Promise<{ total: number; lines: AsyncGenerator<string> }> {
  const question = await askRecord(workspace, filters);
  const first = await leaveSealed(() => findPage(question, undefined, PAGE));
  const pages = pagesFrom(question, first);
  return {
    total:
      first.nextCursor === null && first.unsearched === 0
        ? first.entries.length
        : await countEntries(question),
    lines: format === 'csv' ? csvLines(pages) : jsonLines(pages),
  };
}

type Pages = AsyncGenerator<EntryRow[]>;

async function* pagesFrom(question: Question, first: RecordPage): Pages {
  let page = first;
  while (page.entries.length > 0) {
    yield page.entries;
    if (page.nextCursor === null) return;
    const { nextCursor } = page;
    page = await leaveSealed(() => findPage(question, nextCursor, PAGE));
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

/** A value that only its person's key opens. */
const SEALED = /sealed:1[so]:\S+/g;

/** Ids only, as in the record itself, and what is sealed stays so: a file leaves the house. No cell can be taken for a formula by a spreadsheet. */
async function* csvLines(pages: Pages): AsyncGenerator<string> {
  yield stringify([columns]);
  for await (const page of pages)
    yield stringify(
      page.map((entry) => [
        entry.id,
        entry.index === null ? '' : String(entry.index),
        entry.occurredAt.toISOString(),
        entry.actorType,
        entry.actorId,
        entry.verb,
        titleOfVerb(entry.verb),
        entry.subjectType,
        entry.subjectId,
        entry.runId,
        entry.actionId,
        entry.canonical === ''
          ? '[dropped]'
          : gistOf(readBody(entry.verb, entry.body).detail)
              ?.replaceAll(/\s+/g, ' ')
              .replaceAll(SEALED, '[sealed]'),
      ]),
      { escape_formulas: true },
    );
}

/** What stays of an entry whose contents were dropped. */
const lineOf = ({ id, verb, occurredAt, canonical, index }: EntryRow): string =>
  canonical ||
  JSON.stringify({
    id,
    index: Number(index),
    verb,
    occurredAt: occurredAt.toISOString(),
    contents: 'dropped',
  });

/** An array with an entry on each line, each in its exact stored bytes. */
async function* jsonLines(pages: Pages): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const page of pages) {
    yield separator + page.map(lineOf).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
