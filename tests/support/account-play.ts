import type { PlayBodyInput } from '@/lib/core/plays/play-body';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { startingPoints } from '@/lib/core/plays/starting-points';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { localDay } from '@/lib/platform/zone';
import { createPlay } from '@/lib/usecases/plays/change-plays';
import { switchPlay } from '@/lib/usecases/plays/switch-play';
import { tryPlay } from '@/lib/usecases/plays/try-play';
import { samplePerformance } from '@/lib/usecases/sample/sample-signals';
import { sampleSurge } from '@/lib/usecases/sample/sample-surge';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import type { TestWorkspace } from './workspace';

const system = { type: 'system' as const, id: 'test' };

/** The starting point “Account surge”, written, tried and live, with what a test changes of it. */
export async function anAccountPlay(
  { workspaceId, admin }: Pick<TestWorkspace, 'workspaceId' | 'admin'>,
  changes: Partial<PlayBodyInput> = {},
  name = 'account-surge',
): Promise<string> {
  const point = startingPoints.find((each) => each.name === 'account-surge');
  if (!point) throw new Error('There is no starting point for a surge of an account.');
  const change = { workspaceId, actor: admin };
  const play = { name, title: name, body: playBodySchema.parse({ ...point.body, ...changes }) };
  const { id: playId, version } = await createPlay({ ...change, play });
  await tryPlay({ ...change, playId, version, days: 7 });
  await switchPlay({ ...change, playId, to: { status: 'live', version } });
  return playId;
}

/** Two weeks of every campaign, so that what the next unit of spend returns is known. Nothing follows from them. */
export async function someCampaignDays(workspaceId: string): Promise<void> {
  const today = localDay(now(), 'Europe/Berlin');
  const days = Array.from({ length: 14 }, (_, i) => addDays(today, i - 14));
  await recordSignals({ workspaceId, actor: system, items: samplePerformance(days, 'days'), emit: false });
}

/** Three people of a tier-1 company engage; nothing follows from that by itself. @returns the company. */
export async function anEngagedCompany(workspaceId: string, externalId = 'northwind'): Promise<string> {
  const items = sampleSurge(now(), { externalId, name: 'Northwind' }, externalId);
  const results = await recordSignals({ workspaceId, actor: system, items, emit: false });
  const refused = results.find(({ status }) => status !== 'accepted');
  if (refused) throw new Error(JSON.stringify(refused));
  const { id } = await db().account.findUniqueOrThrow({
    where: { workspaceId_externalId: { workspaceId, externalId } },
  });
  return id;
}

/** That a company surged, as the detection writes it. @returns the surge. */
export async function aSurge(workspaceId: string, accountId: string): Promise<string> {
  const id = newId('srg');
  const day = (daysAgo: number) =>
    new Date(new Date(now().getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10));
  await db().surge.create({
    data: {
      id,
      workspaceId,
      accountId,
      windowFrom: day(8),
      windowTo: day(0),
      people: 3,
      topics: [],
      roles: [],
      expected: 1,
      observed: 20,
      pValue: 0.001,
      score: 80,
      why: [],
      firedAt: now(),
    },
  });
  return id;
}
