import { beforeAll, describe, expect, it } from 'vitest';
import { pageDetailSchema } from '@/lib/contracts/content';
import { holdoutDetailSchema } from '@/lib/contracts/holdouts';
import { modelVersionsSchema } from '@/lib/contracts/models';
import { db } from '@/lib/db/client';
import { readLandingPage } from '@/lib/queries/content/read-landing-page';
import { readHoldout } from '@/lib/queries/holdouts/read-holdout';
import { listModels } from '@/lib/queries/models/list-models';
import {
  aHoldoutWithResults,
  aTestedVariant,
  twoModelVersions,
} from '../../support/builders/a-measured-workspace';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

let workspace: TestWorkspace;
let workspaceId: string;
beforeAll(async () => {
  workspace = await aWorkspace();
  ({ workspaceId } = workspace);
});

/** Results that came about through the use cases: what the screens show is held against the rows. */
describe('what was measured', () => {
  it('of a holdout: whom it met by arm, and how many of each converted', async () => {
    const holdoutId = await aHoldoutWithResults(workspace);
    const detail = holdoutDetailSchema.parse(
      await readHoldout({ id: workspaceId, timeZone: 'Europe/Berlin', currency: 'EUR' }, holdoutId),
    );
    const rows = await db().$queryRaw<{ arm: string; met: number; converted: number }[]>`
      select a.arm::text as arm, count(*)::int as met, count(c.converted_at)::int as converted
      from holdout_assignments a join contacts c on c.id = a.unit_id
      where a.workspace_id = ${workspaceId} and a.holdout_id = ${holdoutId} group by 1`;
    expect(rows.length).toBe(3);
    expect(rows.reduce((sum, { met }) => sum + met, 0)).toBe(60);
    for (const { arm, met, converted } of rows) {
      const shown = detail.arms.find((each) => each.arm === arm);
      expect(shown).toMatchObject({ met, judged: met });
      expect(shown?.mean).toBeCloseTo(converted / met, 6);
    }
  });

  it('of model versions: the figures of each, and which is in use', async () => {
    const { first, second } = await twoModelVersions(workspace);
    const { versions } = modelVersionsSchema.parse(
      await listModels(workspaceId, workspace.agents['lead-router'].id),
    );
    const rows = await db().scoringModel.findMany({ where: { workspaceId }, orderBy: { version: 'desc' } });
    expect(rows.map(({ id }) => id)).toEqual([second, first]);
    expect(versions.map(({ id, active, trainedOn }) => ({ id, active, trainedOn }))).toEqual(
      rows.map(({ id, active, trainedOn }) => ({ id, active, trainedOn })),
    );
    expect(versions.filter(({ active }) => active)).toHaveLength(1);
    for (const { evidence } of versions)
      expect((evidence?.learntFrom ?? 0) + (evidence?.heldOut ?? 0)).toBe(evidence?.labelled);
  });

  it('of a tested variant: visits and conversions of each, and what moved its split', async () => {
    const pageId = await aTestedVariant(workspace);
    const detail = pageDetailSchema.parse(
      await readLandingPage({ id: workspaceId, currency: 'EUR' }, pageId),
    );
    const days = await db().landingPageDay.groupBy({
      by: ['segment', 'variantKey'],
      where: { workspaceId, pageId },
      _sum: { shown: true, won: true },
    });
    const shown = detail.segmentRows.flatMap(({ segment, variants }) =>
      variants.map(({ key, visits, conversions }) => ({ segment, key, visits, conversions })),
    );
    expect(shown.some(({ key }) => key.endsWith('--a'))).toBe(true);
    for (const { segment, key, visits, conversions } of shown) {
      const row = days.find((each) => each.segment === segment && each.variantKey === key);
      expect({ visits, conversions }).toEqual({
        visits: row?._sum.shown ?? 0,
        conversions: row?._sum.won ?? 0,
      });
    }
    expect(detail.actions.map(({ id }) => id).sort()).toEqual(
      (await db().action.findMany({ where: { workspaceId, targetId: pageId }, select: { id: true } }))
        .map(({ id }) => id)
        .sort(),
    );
    expect(detail.actions.filter(({ status }) => status === 'observed').length).toBeGreaterThan(1);
  });
});
