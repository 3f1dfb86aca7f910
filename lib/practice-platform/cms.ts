import { z } from 'zod';
import type { OutsideState } from '@/lib/core/actions/catalogue';
import { BASE, pageKeySchema, segmentOfVariant } from '@/lib/core/content/page-audience';
import { type PageSplit, readSplit, splitText } from '@/lib/core/content/page-split';
import { readPageField, splitField, type VariantWords, variantField } from '@/lib/core/content/page-state';
import { practiceDb } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { changedSince } from './changed-since';
import { PracticeApiError } from './practice-api-error';
import { answerOnce, type PracticeResponse } from './requests';

/** Splits of a page by segment, as text. */
const pageSplits = z.record(pageKeySchema, z.string());
const words = z.string().trim().min(1).max(5000).nullable();
/** The practice platforms that hold words in variants: each knows its own pieces alone. */
export type PieceHolder = 'cms' | 'outreach' | 'ads';
type By = 'api' | `person:${string}`;

const unknown = (externalId: string) =>
  new PracticeApiError('not_found', `The platform knows no page ${externalId}.`);
const invalid = (message: string) => new PracticeApiError('invalid', message);

const whole = { include: { variants: { orderBy: { key: 'asc' } } } } as const;
type WholePage = NonNullable<Awaited<ReturnType<typeof findPage>>>;
const findPage = (tx: Pick<Tx, 'practicePage'>, workspaceId: string, externalId: string) =>
  tx.practicePage.findUnique({ where: { workspaceId_externalId: { workspaceId, externalId } }, ...whole });

/** A page as the CMS tells of it: the words of every variant it has or had, and the split of every segment. */
function stateOf({ splits, variants }: WholePage): OutsideState {
  const state: Record<string, string | null> = {};
  for (const { key, headline, text, button } of variants) {
    state[variantField(key, 'headline')] = headline;
    state[variantField(key, 'text')] = text;
    state[variantField(key, 'button')] = button;
  }
  for (const [segment, split] of Object.entries(pageSplits.parse(splits))) state[splitField(segment)] = split;
  return state;
}

/** @throws PracticeApiError when unknown. */
export async function readPage(workspaceId: string, externalId: string): Promise<OutsideState> {
  const found = await findPage(practiceDb(), workspaceId, externalId);
  if (!found) throw unknown(externalId);
  return stateOf(found);
}

/** Who changed a page last: `api` or `person:<id>`; null for one it does not know. */
export async function lastPageEditorOf(workspaceId: string, externalId: string): Promise<string | null> {
  const found = await practiceDb().practicePage.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    select: { updatedBy: true },
  });
  return found?.updatedBy ?? null;
}

/** The API's update: sets the named fields. @throws PracticeApiError for an unknown page, a value it does not take, or one that is no longer as expected. */
export async function updatePage(call: {
  workspaceId: string;
  externalId: string;
  set: PracticeResponse['requested'];
  /** What the caller saw in these fields: where one is no longer so, nothing is changed. */
  expected?: PracticeResponse['before'];
  idempotencyKey: string;
}): Promise<PracticeResponse> {
  const { workspaceId, externalId, idempotencyKey, set, expected } = call;
  return answerOnce(
    { workspaceId, externalId, idempotencyKey, operation: 'cms.page.update', requested: set },
    async (tx) => {
      const { before, after } = await changePage(tx, { workspaceId, externalId, set, expected, by: 'api' });
      const named = (state: OutsideState) =>
        Object.fromEntries(Object.keys(set).map((field) => [field, state[field] ?? null]));
      return { before: named(before), after: named(after) };
    },
  );
}

/** Sets fields of a page; `by` is `api` or `person:<id>` for a hand edit. A variant that leaves the page leaves its visitors to the page's own words. */
export async function changePage(
  tx: Tx,
  change: {
    workspaceId: string;
    externalId: string;
    set: OutsideState;
    expected?: OutsideState | undefined;
    by: By;
  },
): Promise<{ before: OutsideState; after: OutsideState }> {
  const { workspaceId, externalId, set, expected, by } = change;
  await tx.$executeRaw`select 1 from practice_pages
    where workspace_id = ${workspaceId} and external_id = ${externalId} for update`;
  const page = await findPage(tx, workspaceId, externalId);
  if (!page) throw unknown(externalId);
  const before = stateOf(page);
  const changed = changedSince(before, expected);
  if (changed) throw changed;
  const { variants, splits } = readChange(set);
  for (const [key, asked] of variants) {
    const known = page.variants.find((variant) => variant.key === key);
    const data = wholeWords(key, { headline: null, text: null, button: null, ...known, ...asked });
    const stamp = { updatedAt: now(), updatedBy: by };
    await tx.practicePageVariant.upsert({
      where: { workspaceId_pageExternalId_key: { workspaceId, pageExternalId: externalId, key } },
      create: { workspaceId, pageExternalId: externalId, key, ...data, ...stamp },
      update: { ...data, ...stamp },
      select: { key: true },
    });
  }
  const changedPage = await findPage(tx, workspaceId, externalId);
  const there = new Set(
    (changedPage ?? page).variants.filter(({ headline }) => headline !== null).map(({ key }) => key),
  );
  const next = { ...pageSplits.parse(page.splits) };
  for (const [segment, split] of splits) {
    if (split === null) delete next[segment];
    else next[segment] = checkedSplit(segment, split, there);
  }
  for (const [segment, split] of Object.entries(next)) next[segment] = withoutGone(split, there);
  await tx.practicePage.update({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    data: { splits: toJson(next), updatedAt: now(), updatedBy: by },
    select: { externalId: true },
  });
  const after = await findPage(tx, workspaceId, externalId);
  return { before, after: after ? stateOf(after) : before };
}

type AskedWords = Partial<Record<keyof VariantWords, string | null>>;

function readChange(set: OutsideState) {
  const variants = new Map<string, AskedWords>();
  const splits = new Map<string, string | null>();
  for (const [field, value] of Object.entries(set)) {
    const read = readPageField(field);
    const text = words.safeParse(value);
    const key = read?.of === 'variant' ? read.key : read?.segment;
    if (!read || !text.success || !pageKeySchema.safeParse(key).success)
      throw invalid(`The platform does not take ${field}.`);
    if (read.of === 'split') splits.set(read.segment, text.data);
    else variants.set(read.key, { ...variants.get(read.key), [read.field]: text.data });
  }
  return { variants, splits };
}

function wholeWords(key: string, { headline, text, button }: Record<keyof VariantWords, string | null>) {
  const missing = [headline, text, button].filter((value) => value === null).length;
  if (missing > 0 && missing < 3)
    throw invalid(`Variant ${key} needs a headline, a text and a button, or none of them.`);
  if (missing === 3 && key === BASE) throw invalid('The page’s own words can’t be taken off it.');
  return { headline, text, button };
}

function checkedSplit(segment: string, text: string, there: ReadonlySet<string>): string {
  const split = readSplit(text);
  if (!split) throw invalid(`The split of ${segment} must be shares that sum to 100 %.`);
  const wrong = Object.keys(split).find(
    (key) => !there.has(key) || (key !== BASE && segmentOfVariant(key) !== segment),
  );
  if (wrong !== undefined) throw invalid(`${wrong} is no variant of ${segment} on this page.`);
  return text;
}

/** The shares of variants that are gone go to the page's own words. */
function withoutGone(text: string, there: ReadonlySet<string>): string {
  const split: PageSplit = readSplit(text) ?? { [BASE]: 100 };
  const kept = Object.entries(split).filter(([key]) => there.has(key));
  const rest = 100 - kept.reduce((sum, [, percent]) => sum + percent, 0);
  return splitText({ ...Object.fromEntries(kept), [BASE]: (split[BASE] ?? 0) + rest });
}

export type NewPage = {
  externalId: string;
  title: string;
  path: string;
  language: string;
  words: VariantWords;
  /** Splits by segment: every segment that the CMS should count by. */
  splits: Readonly<Record<string, string>>;
};

/** Adds the pages that the CMS lacks; those it has stay as they are. Returns how many were added. */
export async function addPages(
  tx: Tx,
  workspaceId: string,
  pages: readonly NewPage[],
  tool: PieceHolder = 'cms',
): Promise<number> {
  const stamp = { updatedAt: now(), updatedBy: 'api' };
  const { count } = await tx.practicePage.createMany({
    skipDuplicates: true,
    data: pages.map(({ words: _words, splits, ...page }) => ({
      ...page,
      ...stamp,
      workspaceId,
      tool,
      splits: toJson(splits),
    })),
  });
  await tx.practicePageVariant.createMany({
    skipDuplicates: true,
    data: pages.map(({ externalId, words: own }) => ({
      ...own,
      ...stamp,
      workspaceId,
      pageExternalId: externalId,
      key: BASE,
    })),
  });
  return count;
}

/** All pages by title, or those of some ids, with who changed each last. */
export async function listPages(
  workspaceId: string,
  tool: PieceHolder = 'cms',
  externalIds?: readonly string[],
) {
  const rows = await practiceDb().practicePage.findMany({
    where: { workspaceId, tool, ...(externalIds ? { externalId: { in: [...externalIds] } } : {}) },
    orderBy: [{ title: 'asc' }, { externalId: 'asc' }],
    ...whole,
  });
  return rows.map((row) => ({
    externalId: row.externalId,
    title: row.title,
    path: row.path,
    language: row.language,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy,
    state: stateOf(row),
  }));
}
