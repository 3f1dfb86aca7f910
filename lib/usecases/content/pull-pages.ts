import type { Actor } from '@/lib/core/access/actor';
import type { OutsideState } from '@/lib/core/actions/catalogue';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { inTransaction } from '@/lib/db/tx';
import { type CmsPageDay, readPageDays, readPages } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { log } from '@/lib/platform/log';
import { dateOfDay, dayOfDate, localDay } from '@/lib/platform/zone';
import { recordSignals } from '../signals/record-signals';

const actor: Actor = { type: 'system', id: 'pages' };
/** Days that are asked for where none is known yet. */
const FIRST_DAYS = 7;
/** No more days are asked for at once, however long nobody asked. */
const MOST_DAYS = 31;

/**
 * Reads from each connected CMS its landing pages, and what their variants did on the days that are over; each new day of a page is recorded
 * as a signal: what then happens is planned, proposed and decided like everything else. @returns how many signals were recorded.
 */
export async function pullPages(): Promise<{ signals: number }> {
  const workspaces = await db().connection.findMany({
    where: { channel: 'cms' },
    select: { workspaceId: true },
    distinct: ['workspaceId'],
  });
  let signals = 0;
  for (const { workspaceId } of workspaces) signals += await pullPagesOrLeave(workspaceId);
  return { signals };
}

/** The same for one workspace; a CMS that can't be read must not keep whatever comes after it waiting: it is read at the next look. */
export const pullPagesOrLeave = (workspaceId: string): Promise<number> =>
  pullPagesOf(workspaceId).catch((error: unknown) => {
    log('warn', 'the landing pages of a CMS could not be read', {
      workspaceId,
      error: error instanceof Error ? error : String(error),
    });
    return 0;
  });

/** The same for one workspace. */
export async function pullPagesOf(workspaceId: string): Promise<number> {
  const cms = await readPages(workspaceId);
  if (!cms) return 0;
  const ids = await mirrorPages(workspaceId, cms);
  if (ids.size === 0) return 0;
  const days = await daysToAsk(workspaceId);
  if (days.length === 0) return 0;
  const reported = (await readPageDays(workspaceId, days)).filter(({ externalId }) => ids.has(externalId));
  await db().landingPageDay.createMany({
    skipDuplicates: true,
    data: reported.map(({ externalId, day, ...rest }) => ({
      ...rest,
      workspaceId,
      pageId: ids.get(externalId) ?? '',
      day: dateOfDay(day),
      reportedAt: now(),
    })),
  });
  // Of days that come together only the last one is news: the totals hold them all.
  const newest = days.at(-1) ?? '';
  const items = [...ids].flatMap(([externalId, pageId]) => {
    const variants = reported.filter((row) => row.externalId === externalId && row.day === newest);
    return variants.length === 0 ? [] : [signalOf(cms.connector, pageId, newest, variants)];
  });
  if (items.length > 0) await recordSignals({ workspaceId, actor, items });
  return items.length;
}

/** Our rows of the pages, brought up to what the CMS tells; by the CMS's own ids. */
async function mirrorPages(
  workspaceId: string,
  { connectionId, pages }: NonNullable<Awaited<ReturnType<typeof readPages>>>,
): Promise<Map<string, string>> {
  return inTransaction(async (tx) => {
    const ids = new Map<string, string>();
    for (const { externalId, title, path, language, state } of pages) {
      const seen = { title, path, language, state: toJson(state satisfies OutsideState), observedAt: now() };
      const { id } = await tx.landingPage.upsert({
        where: { workspaceId_connectionId_externalId: { workspaceId, connectionId, externalId } },
        create: { id: newId('pag'), workspaceId, connectionId, externalId, createdAt: now(), ...seen },
        update: seen,
        select: { id: true },
      });
      ids.set(externalId, id);
    }
    return ids;
  });
}

/** The days that are over in the workspace's time zone and not known yet, oldest first. */
async function daysToAsk(workspaceId: string): Promise<string[]> {
  const { timeZone } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  });
  const yesterday = addDays(localDay(now(), timeZone), -1);
  const last = await db().landingPageDay.findFirst({
    where: { workspaceId },
    orderBy: { day: 'desc' },
    select: { day: true },
  });
  const from = last ? addDays(dayOfDate(last.day), 1) : addDays(yesterday, 1 - FIRST_DAYS);
  const earliest = addDays(yesterday, 1 - MOST_DAYS);
  const days: string[] = [];
  for (let day = from > earliest ? from : earliest; day <= yesterday; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The message names page and day, so that a day is one signal however often it is read. */
const signalOf = (source: string, pageId: string, day: string, variants: readonly CmsPageDay[]) => ({
  kind: 'page.performance' as const,
  source,
  messageId: `${pageId}#${day}`,
  occurredAt: now().toISOString(),
  payload: {
    pageId,
    day,
    variants: variants.map(({ segment, variantKey, shown, won, bounced, complained }) => ({
      segment,
      variant: variantKey,
      shown,
      won,
      bounced,
      complained,
    })),
  },
});
