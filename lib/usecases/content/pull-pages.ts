import type { Actor } from '@/lib/core/access/actor';
import type { OutsideState } from '@/lib/core/actions/catalogue';
import { BASE } from '@/lib/core/content/page-audience';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { inTransaction } from '@/lib/db/tx';
import { type HeldPieces, readPieces } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { log } from '@/lib/platform/log';
import { dateOfDay, dayOfDate, localDay } from '@/lib/platform/zone';
import { recordSignals } from '../signals/record-signals';
import { countEmailDays, type DayOfPiece } from './count-email-days';

const actor: Actor = { type: 'system', id: 'pages' };
/** Days that are asked for where none is known yet. */
const FIRST_DAYS = 7;
/** No more days are asked for at once, however long nobody asked. */
const MOST_DAYS = 31;

/**
 * Reads from each connected platform the landing pages, e-mails and ads that it holds in variants, and what these did on the days that are
 * over; each new day of a piece is recorded as a signal: what then happens is planned, proposed and decided like everything else.
 * @returns how many signals were recorded.
 */
export async function pullPages(): Promise<{ signals: number }> {
  const workspaces = await db().connection.findMany({
    where: { channel: { in: ['cms', 'outreach', 'ads'] } },
    select: { workspaceId: true },
    distinct: ['workspaceId'],
  });
  let signals = 0;
  for (const { workspaceId } of workspaces) signals += await pullPagesOrLeave(workspaceId);
  return { signals };
}

/** The same for one workspace; a platform that can't be read must not keep whatever comes after it waiting: it is read at the next look. */
export const pullPagesOrLeave = (workspaceId: string): Promise<number> =>
  pullPagesOf(workspaceId).catch((error: unknown) => {
    log('warn', 'the pages, e-mails and ads of a workspace could not be read', {
      workspaceId,
      error: error instanceof Error ? error : String(error),
    });
    return 0;
  });

/** The same for one workspace. */
export async function pullPagesOf(workspaceId: string): Promise<number> {
  const { timeZone } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  });
  let signals = 0;
  for (const held of await readPieces(workspaceId)) signals += await pullHeld(workspaceId, timeZone, held);
  return signals;
}

async function pullHeld(workspaceId: string, timeZone: string, held: HeldPieces): Promise<number> {
  const ids = await mirrorPieces(workspaceId, held);
  if (ids.size === 0) return 0;
  const yesterday = addDays(localDay(now(), timeZone), -1);
  const { reportDays } = held;
  if (reportDays === null) return recordDays(held, workspaceId, await countEmailDays(workspaceId, timeZone));
  const days = await daysToAsk(workspaceId, [...ids.values()], yesterday);
  if (days.length === 0) return 0;
  const reported = (await reportDays(days)).flatMap(({ externalId, ...rest }) => {
    const pageId = ids.get(externalId);
    return pageId === undefined ? [] : [{ ...rest, pageId }];
  });
  await db().landingPageDay.createMany({
    skipDuplicates: true,
    data: reported.map(({ day, ...rest }) => ({
      ...rest,
      workspaceId,
      day: dateOfDay(day),
      reportedAt: now(),
    })),
  });
  // Of days that come together only the last one is news: the totals hold them all. An ad without variants has none.
  const newest = days.at(-1) ?? '';
  const tested = new Set(
    reported.flatMap(({ pageId, variantKey }) =>
      held.surface === 'page' || variantKey !== BASE ? [pageId] : [],
    ),
  );
  return recordDays(
    held,
    workspaceId,
    reported.filter(({ day, pageId }) => day === newest && tested.has(pageId)),
  );
}

/** Each day of a piece as one signal. @returns how many. */
async function recordDays(
  held: Pick<HeldPieces, 'connector' | 'surface'>,
  workspaceId: string,
  rows: readonly DayOfPiece[],
): Promise<number> {
  const keys = [...new Set(rows.map(({ pageId, day }) => `${pageId}\n${day}`))];
  const items = keys.map((key) => {
    const [pageId = '', day = ''] = key.split('\n');
    const own = rows.filter((row) => row.pageId === pageId && row.day === day);
    return signalOf(held, pageId, day, own);
  });
  if (items.length > 0) await recordSignals({ workspaceId, actor, items });
  return items.length;
}

/** Our rows of the pieces, brought up to what the platform tells; by the platform's own ids. */
async function mirrorPieces(
  workspaceId: string,
  { connectionId, surface, pieces }: HeldPieces,
): Promise<Map<string, string>> {
  return inTransaction(async (tx) => {
    const ids = new Map<string, string>();
    for (const { externalId, title, path, language, state } of pieces) {
      const seen = { title, path, language, state: toJson(state satisfies OutsideState), observedAt: now() };
      const { id } = await tx.landingPage.upsert({
        where: { workspaceId_connectionId_externalId: { workspaceId, connectionId, externalId } },
        create: {
          id: newId('pag'),
          workspaceId,
          connectionId,
          externalId,
          surface,
          createdAt: now(),
          ...seen,
        },
        update: seen,
        select: { id: true },
      });
      ids.set(externalId, id);
    }
    return ids;
  });
}

/** The days that are over in the workspace's time zone and not known yet of any of these pieces, oldest first. */
async function daysToAsk(
  workspaceId: string,
  pageIds: readonly string[],
  yesterday: string,
): Promise<string[]> {
  const last = await db().landingPageDay.findFirst({
    where: { workspaceId, pageId: { in: [...pageIds] } },
    orderBy: { day: 'desc' },
    select: { day: true },
  });
  const from = last ? addDays(dayOfDate(last.day), 1) : addDays(yesterday, 1 - FIRST_DAYS);
  const earliest = addDays(yesterday, 1 - MOST_DAYS);
  const days: string[] = [];
  for (let day = from > earliest ? from : earliest; day <= yesterday; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The message names piece and day, so that a day is one signal however often it is read. */
const signalOf = (
  { connector, surface }: Pick<HeldPieces, 'connector' | 'surface'>,
  pageId: string,
  day: string,
  variants: readonly DayOfPiece[],
) => ({
  kind: 'page.performance' as const,
  source: connector,
  messageId: `${pageId}#${day}`,
  occurredAt: now().toISOString(),
  payload: {
    pageId,
    ...(surface === 'page' ? {} : { surface }),
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
