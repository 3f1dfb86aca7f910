import { db } from '@/lib/db/client';
import type { DecisionBaseline, SourceBaseline } from '@/lib/db/generated/client';
import { dateOfDay } from '@/lib/platform/zone';

/** Of those that begin after the day on which somebody had it begin anew; the newest. */
const since = (anew: string | undefined) => ({
  ...(anew === undefined ? {} : { fromDay: { gt: dateOfDay(anew) } }),
});

/** The baseline that an agent's version is held against; null while none is frozen. */
export const standingBaseline = (
  agent: { id: string; version: string },
  anew: string | undefined,
): Promise<DecisionBaseline | null> =>
  db().decisionBaseline.findFirst({
    where: { agentId: agent.id, agentVersion: agent.version, ...since(anew) },
    orderBy: { fromDay: 'desc' },
  });

/** The same of a source. */
export const standingSourceBaseline = (
  sourceId: string,
  anew: string | undefined,
): Promise<SourceBaseline | null> =>
  db().sourceBaseline.findFirst({
    where: { sourceId, ...since(anew) },
    orderBy: { fromDay: 'desc' },
  });
