import type { z } from 'zod';
import type { PageRow, pagesSchema } from '@/lib/contracts/content';
import { type OutsideState, outsideStateSchema } from '@/lib/core/actions/catalogue';
import { segmentsOf, variantsOf } from '@/lib/core/content/page-state';
import type { Surface } from '@/lib/core/content/surface';
import { db } from '@/lib/db/client';
import type { LandingPage } from '@/lib/db/generated/client';

/** The pieces of a surface by title, landing pages, e-mails or ads, with what all their variants did. */
export async function listLandingPages(
  workspaceId: string,
  surface: Surface,
): Promise<z.input<typeof pagesSchema>> {
  const pages = await db().landingPage.findMany({
    where: { workspaceId, surface },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  const totals = await db().landingPageDay.groupBy({
    by: ['pageId'],
    where: { workspaceId, page: { surface } },
    _sum: { shown: true, won: true },
  });
  const sums = new Map(totals.map(({ pageId, _sum }) => [pageId, _sum]));
  return {
    rows: pages.map((page) =>
      pageRow(page, outsideStateSchema.parse(page.state), {
        visits: sums.get(page.id)?.shown ?? 0,
        conversions: sums.get(page.id)?.won ?? 0,
      }),
    ),
  };
}

export function pageRow(
  { id, surface, title, path, language, observedAt }: LandingPage,
  state: OutsideState,
  figures: { visits: number; conversions: number },
): PageRow {
  const segments = segmentsOf(state);
  return {
    id,
    surface,
    title,
    path,
    language,
    segments: segments.length,
    variants: segments.reduce((sum, segment) => sum + variantsOf(state, segment).length - 1, 0),
    ...figures,
    observedAt: observedAt.toISOString(),
  };
}
