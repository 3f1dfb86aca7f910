import type { PageStanding } from '@/lib/agents/content/context';
import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import { db } from '@/lib/db/client';
import { dayOfDate } from '@/lib/platform/zone';

/** Each landing page, e-mail and ad as last read back, with the totals of its variants; the most visited first. */
export async function loadPageStandings(workspaceId: string, pageId?: string): Promise<PageStanding[]> {
  const pages = await db().landingPage.findMany({
    where: { workspaceId, ...(pageId === undefined ? {} : { id: pageId }) },
    orderBy: { id: 'asc' },
  });
  const totals = await db().landingPageDay.groupBy({
    by: ['pageId', 'segment', 'variantKey'],
    where: { workspaceId, pageId: { in: pages.map(({ id }) => id) } },
    _sum: { shown: true, won: true, bounced: true, complained: true },
    _max: { day: true },
  });
  const standings = pages.map(({ id, surface, title, language, state }) => ({
    id,
    surface,
    title,
    language,
    state: outsideStateSchema.parse(state),
    counts: totals.flatMap(({ pageId: of, segment, variantKey, _sum, _max }) =>
      of === id && _max.day
        ? [
            {
              segment,
              key: variantKey,
              shown: _sum.shown ?? 0,
              won: _sum.won ?? 0,
              bounced: _sum.bounced ?? 0,
              complained: _sum.complained ?? 0,
              through: dayOfDate(_max.day),
            },
          ]
        : [],
    ),
  }));
  const visits = ({ counts }: PageStanding) => counts.reduce((sum, { shown }) => sum + shown, 0);
  return standings.sort((a, b) => visits(b) - visits(a));
}
