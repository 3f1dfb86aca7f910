import { BASE } from '@/lib/core/content/page-audience';
import { segmentsOf, splitOf } from '@/lib/core/content/page-state';
import { practiceDb } from '@/lib/db/client';
import { seededRandom } from '@/lib/platform/random';
import { dateOfDay, dayOfDate } from '@/lib/platform/zone';
import { listPages, type PieceHolder } from './cms';

/** What one variant did in one segment on one day (ISO). */
export type PageDay = {
  externalId: string;
  segment: string;
  variantKey: string;
  day: string;
  shown: number;
  won: number;
  bounced: number;
  complained: number;
};

/** How many of so many come out so: drawn from the normal that lies near, never outside of what can be. */
function outcomes(random: ReturnType<typeof seededRandom>, of: number, rate: number): number {
  const drawn = of * rate + Math.sqrt(of * rate * (1 - rate)) * random.normal();
  return Math.max(0, Math.min(of, Math.round(drawn)));
}

/**
 * What people made of a variant, made up once for each by its name: a page's own words convert 3 %, variants 2 to 5 %; about a third
 * leaves at once, and hardly anybody complains. An ad is clicked by 1.2 % of those who see it, its variants by 0.6 to 2.4 %.
 */
function ratesOf(tool: PieceHolder, externalId: string, segment: string, key: string) {
  const random = seededRandom(`rates ${externalId} ${segment} ${key}`);
  if (tool === 'ads')
    return {
      won: key === BASE ? 0.012 : 0.006 + 0.018 * random.float(),
      bounced: 0,
      complained: 0.0001 * random.float(),
    };
  return {
    won: key === BASE ? 0.03 : 0.02 + 0.03 * random.float(),
    bounced: 0.3 + 0.08 * random.float(),
    complained: 0.0004 * random.float(),
  };
}

function madeUpDay(
  page: { externalId: string; state: Parameters<typeof splitOf>[0] },
  day: string,
  tool: PieceHolder,
): PageDay[] {
  const { externalId, state } = page;
  return segmentsOf(state).flatMap((segment) => {
    // Twenty times as many see an ad as visit a page.
    const each = tool === 'ads' ? 20 : 1;
    const visits = each * seededRandom(`visits ${externalId} ${segment} ${day}`).int(120, 480);
    return Object.entries(splitOf(state, segment)).map(([variantKey, percent]) => {
      const random = seededRandom(`day ${externalId} ${segment} ${variantKey} ${day}`);
      const rates = ratesOf(tool, externalId, segment, variantKey);
      const shown = Math.round((visits * percent) / 100);
      return {
        externalId,
        segment,
        variantKey,
        day,
        shown,
        won: outcomes(random, shown, rates.won),
        bounced: outcomes(random, shown, rates.bounced),
        complained: outcomes(random, shown, rates.complained),
      };
    });
  });
}

/**
 * The results of these days (ISO), oldest first. A day is made up when it is first asked for, by the split that holds then, and stays: the
 * same page, variant and day give the same everywhere.
 */
export async function reportPageDays(
  workspaceId: string,
  days: readonly string[],
  tool: PieceHolder = 'cms',
): Promise<PageDay[]> {
  if (days.length === 0) return [];
  const pages = await listPages(workspaceId, tool);
  const dates = days.map(dateOfDay);
  const own = { pageExternalId: { in: pages.map(({ externalId }) => externalId) } };
  const known = await practiceDb().practicePageDay.findMany({
    where: { workspaceId, ...own, day: { in: dates } },
    distinct: ['pageExternalId', 'day'],
    select: { pageExternalId: true, day: true },
  });
  const has = new Set(known.map(({ pageExternalId, day }) => `${pageExternalId}\n${dayOfDate(day)}`));
  const fresh = pages.flatMap((page) =>
    days.filter((day) => !has.has(`${page.externalId}\n${day}`)).flatMap((day) => madeUpDay(page, day, tool)),
  );
  await practiceDb().practicePageDay.createMany({
    skipDuplicates: true,
    data: fresh.map(({ externalId, day, ...rest }) => ({
      ...rest,
      workspaceId,
      pageExternalId: externalId,
      day: dateOfDay(day),
    })),
  });
  const rows = await practiceDb().practicePageDay.findMany({
    where: { workspaceId, ...own, day: { in: dates } },
    orderBy: [{ day: 'asc' }, { pageExternalId: 'asc' }, { segment: 'asc' }, { variantKey: 'asc' }],
  });
  return rows.map(({ workspaceId: _w, pageExternalId: externalId, day, ...rest }) => ({
    ...rest,
    externalId,
    day: dayOfDate(day),
  }));
}
