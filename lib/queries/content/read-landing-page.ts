import type { z } from 'zod';
import type { pageDetailSchema, VariantRow } from '@/lib/contracts/content';
import { actionKindSchema, type OutsideState, outsideStateSchema } from '@/lib/core/actions/catalogue';
import { segmentWords } from '@/lib/core/content/page-audience';
import { segmentsOf, splitOf, variantsOf, wordsOf } from '@/lib/core/content/page-state';
import { settingsOfSurface } from '@/lib/core/content/surface';
import { type ArmCounts, type BanditSettings, believe } from '@/lib/core/learning/bandit';
import { AppError } from '@/lib/core/shared/app-error';
import { rateInterval } from '@/lib/core/statistics/rate-interval';
import { db } from '@/lib/db/client';
import { actionSentence } from '../actions/action-sentence';
import { resolveNames } from '../names/resolve-names';
import { pageRow } from './list-landing-pages';

const MOST_ACTIONS = 20;

/** A landing page with its variants by segment, what they did, and what changed it. @throws AppError `not_found`. */
export async function readLandingPage(
  { id: workspaceId, currency }: { id: string; currency: string },
  pageId: string,
): Promise<z.input<typeof pageDetailSchema>> {
  const page = await db().landingPage.findUnique({
    where: { id_workspaceId: { id: pageId, workspaceId } },
  });
  if (!page) throw new AppError('not_found', { detail: 'There is no such landing page, e-mail or ad.' });
  const state = outsideStateSchema.parse(page.state);
  const totals = await db().landingPageDay.groupBy({
    by: ['segment', 'variantKey'],
    where: { workspaceId, pageId },
    _sum: { shown: true, won: true, bounced: true, complained: true },
  });
  const counts = totals.map(({ segment, variantKey, _sum }) => ({
    segment,
    key: variantKey,
    shown: _sum.shown ?? 0,
    won: _sum.won ?? 0,
    bounced: _sum.bounced ?? 0,
    complained: _sum.complained ?? 0,
  }));
  const sum = (field: 'shown' | 'won') => counts.reduce((all, count) => all + count[field], 0);
  return {
    ...pageRow(page, state, { visits: sum('shown'), conversions: sum('won') }),
    segmentRows: segmentsOf(state).map((segment) => ({
      segment,
      title: segmentWords(segment),
      variants: variantRows(
        state,
        segment,
        counts.filter((count) => count.segment === segment),
        settingsOfSurface[page.surface],
      ),
    })),
    actions: await actionsOn(workspaceId, pageId, currency),
  };
}

function variantRows(
  state: OutsideState,
  segment: string,
  counts: readonly ArmCounts[],
  settings: BanditSettings,
): VariantRow[] {
  const split = splitOf(state, segment);
  const arms = variantsOf(state, segment).map(
    (key) =>
      counts.find((count) => count.key === key) ?? { key, shown: 0, won: 0, bounced: 0, complained: 0 },
  );
  const beliefs = believe(arms, settings);
  return arms.map(({ key, shown, won, bounced, complained }, i) => ({
    key,
    ...(wordsOf(state, key) ?? { headline: '', text: '', button: '' }),
    share: split[key] ?? 0,
    visits: shown,
    conversions: won,
    bounces: bounced,
    complaints: complained,
    rate: rateInterval(won, shown),
    stopped: beliefs[i]?.stopped ?? null,
  }));
}

async function actionsOn(workspaceId: string, pageId: string, currency: string) {
  const found = await db().action.findMany({
    where: { workspaceId, targetType: 'page', targetId: pageId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_ACTIONS,
  });
  const names = await resolveNames(workspaceId, [{ type: 'page', id: pageId }]);
  return found.map((action) => ({
    id: action.id,
    runId: action.runId,
    sentence: actionSentence({ ...action, kind: actionKindSchema.parse(action.kind) }, { names, currency }),
    status: action.status,
    at: action.createdAt.toISOString(),
  }));
}
