import { describe, expect, it } from 'vitest';
import { practiceCms } from '@/lib/connectors/practice-cms/connector';
import { inTransaction } from '@/lib/db/tx';
import { addPages, changePage, listPages, readPage } from '@/lib/practice-platform/cms';
import { reportPageDays } from '@/lib/practice-platform/cms-days';
import { listRequests } from '@/lib/practice-platform/requests';
import { aWorkspace } from '../support/builders/a-workspace';
import { aSplit, aVariant, SEGMENT, VARIANT } from '../support/builders/content';
import { describeConnector } from './connector-suite';

const words = (value: string | null) => ({
  [`${VARIANT}.headline`]: value,
  [`${VARIANT}.text`]: value,
  [`${VARIANT}.button`]: value,
});
type Set = Parameters<typeof changePage>[1]['set'];

async function aPage(...changes: Set[]) {
  const { id: workspaceId, cms } = await aWorkspace();
  const externalId = 'gifting';
  const own = { headline: 'Gifts', text: 'For all.', button: 'Ask us' };
  const page = { externalId, title: 'Gifting', path: '/gifting', language: 'en', words: own };
  await inTransaction((tx) =>
    addPages(tx, workspaceId, [{ ...page, splits: { 'any--any': 'base 100 %', [SEGMENT]: 'base 100 %' } }]),
  );
  for (const set of changes)
    await inTransaction((tx) => changePage(tx, { workspaceId, externalId, set, by: 'person:usr_1' }));
  return { workspaceId, connection: { id: cms.id, connector: cms.connector }, externalId };
}

const countEffects = async (workspaceId: string) => (await listRequests(workspaceId, { limit: 50 })).length;
describeConnector(
  practiceCms,
  [
    { kind: 'cms.page.publish-variant' as const, payload: aVariant(), changes: [words('Old'), words(null)] },
    { kind: 'cms.page.set-traffic-split' as const, payload: aSplit(), changes: [words('New')] },
  ].map(({ kind, payload, changes }) => ({
    kind,
    arrange: async () => ({ context: await aPage(...changes), payload }),
    arrangeUnknown: async () => ({ context: { ...(await aPage(...changes)), externalId: 'other' }, payload }),
    countEffects,
  })),
);

describe('the practice CMS', () => {
  it.each<Set>([
    { 'base.headline': null },
    { [`${VARIANT}.headline`]: 'Alone' },
    { [`${SEGMENT}.split`]: `${VARIANT} 100 %` },
    { [`${SEGMENT}.split`]: 'base 90 %' },
    { title: 'x' },
    { 'BASE.headline': 'x' },
  ])('refuses %o and keeps its state', async (set) => {
    const { workspaceId, externalId } = await aPage();
    const before = await readPage(workspaceId, externalId);
    const change = inTransaction((tx) => changePage(tx, { workspaceId, externalId, set, by: 'api' }));
    await expect(change).rejects.toMatchObject({ code: 'invalid' });
    expect(await readPage(workspaceId, externalId)).toEqual(before);
  });

  it('gives the visitors of a variant that leaves to the words of the page', async () => {
    const { workspaceId, externalId } = await aPage(
      words('New'),
      { [`${SEGMENT}.split`]: `base 40 %; ${VARIANT} 60 %` },
      words(null),
    );
    expect(await readPage(workspaceId, externalId)).toMatchObject({ [`${SEGMENT}.split`]: 'base 100 %' });
    expect(await listPages(workspaceId)).toMatchObject([{ updatedBy: 'person:usr_1' }]);
  });

  it('makes a day up once, by the split that held, the same for the same page, variant and day', async () => {
    const split = { [`${SEGMENT}.split`]: `base 40 %; ${VARIANT} 60 %` };
    const [one, other] = [await aPage(words('New'), split), await aPage(words('New'), split)];
    const days = ['2026-11-01', '2026-11-02'];
    const report = await reportPageDays(one.workspaceId, days);
    expect(report).toHaveLength(6);
    expect(await reportPageDays(other.workspaceId, days)).toEqual(report);
    const seen = report.filter(({ segment, day }) => segment === SEGMENT && day === days[0]);
    const [base, variant] = seen.map(({ shown }) => shown);
    expect((variant ?? 0) / ((base ?? 0) + (variant ?? 0))).toBeCloseTo(0.6, 1);
    await inTransaction((tx) =>
      changePage(tx, { ...one, set: { [`${SEGMENT}.split`]: 'base 100 %' }, by: 'api' }),
    );
    expect(await reportPageDays(one.workspaceId, days)).toEqual(report);
  });
});
