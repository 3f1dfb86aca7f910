import type { AgentAutonomy, AutonomyRow } from '@/lib/contracts/autonomy';
import { type ActionKind, actionKinds, catalogue } from '@/lib/core/actions/catalogue';
import {
  levelFor,
  type SettingSegment,
  segmentsOfKind,
  settingSegmentsOfKind,
} from '@/lib/core/autonomy/autonomy-segment';
import { type AutonomyLevel, capLevel, levelsUpTo } from '@/lib/core/autonomy/level';
import { standingOf } from '@/lib/core/autonomy/standing';
import { type PolicyBody, storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { segmentTitles } from '@/lib/core/scopes/segment';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { AutonomySetting } from '@/lib/db/generated/client';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

type Counted = { kind: string; segment: string; verdict: 'right' | 'wrong'; count: number };
type Context = {
  settings: readonly AutonomySetting[];
  ofAgent: AutonomyLevel;
  judged: readonly Counted[];
  policy: PolicyBody | null;
  names: NameBook;
};

/** How far an agent may go by itself, line by line, and what its present version has earned. Throws `not_found`. */
export async function readAutonomy(workspaceId: string, agentId: string): Promise<AgentAutonomy> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    include: { autonomy: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  const [reviews, row] = await Promise.all([
    db().outcomeReview.groupBy({
      by: ['kind', 'segment', 'verdict'],
      where: { workspaceId, agentId, agentVersion: agent.version },
      _count: { _all: true },
    }),
    db().policy.findFirst({ where: { workspaceId, active: true }, select: { body: true } }),
  ]);
  const names = await resolveNames(
    workspaceId,
    agent.autonomy.flatMap(({ setById }) => (setById ? [{ type: 'person', id: setById }] : [])),
  );
  const context: Context = {
    settings: agent.autonomy,
    ofAgent: agent.autonomyLevel,
    judged: reviews.map(({ _count, ...review }) => ({ ...review, count: _count._all })),
    policy: row ? storedPolicyBodySchema.parse(row.body) : null,
    names,
  };
  const proposes: readonly ActionKind[] = agentCatalogue[agentKindSchema.parse(agent.kind)].proposes;
  const kinds = actionKinds.filter(
    (kind) => proposes.includes(kind) || agent.autonomy.some((setting) => setting.kind === kind),
  );
  return {
    agentLevel: agent.autonomyLevel,
    version: agent.version,
    right: countJudged(context.judged, isRight),
    needed: context.policy?.firstDecisionsToReview ?? 0,
    rows: kinds.flatMap((kind) =>
      settingSegmentsOfKind(kind).map((segment) => presentRow(kind, segment, context)),
    ),
  };
}

/** Only what was right earns anything. */
const isRight = ({ verdict }: Counted): boolean => verdict === 'right';

const countJudged = (judged: readonly Counted[], matches: (row: Counted) => boolean): number =>
  judged.filter(matches).reduce((sum, row) => sum + row.count, 0);

function presentRow(kind: ActionKind, segment: SettingSegment, context: Context): AutonomyRow {
  const { settings, ofAgent, judged, policy, names } = context;
  const { title, autonomyCeiling } = catalogue[kind];
  const hasSegments = segmentsOfKind(kind)[0] !== 'none';
  // A line of all segments stands for one only where the kind has none.
  const counted = segment !== 'all' ? segment : hasSegments ? null : 'none';
  const isHere = (row: Counted) => row.kind === kind && (counted === null || row.segment === counted);
  const level = levelFor(settings, { kind, segment, ofAgent });
  const setting = settings.find((row) => row.kind === kind && row.segment === segment);
  const kindInSegment = countJudged(judged, (row) => isHere(row) && isRight(row));
  return {
    kind,
    title,
    segment,
    segmentTitle: segment === 'all' ? (hasSegments ? 'all segments' : 'all') : segmentTitles[segment],
    level: capLevel(level, autonomyCeiling),
    isOwn: setting !== undefined,
    possible: [...levelsUpTo(autonomyCeiling)],
    ceiling: autonomyCeiling,
    judged: countJudged(judged, isHere),
    judgedRight: kindInSegment,
    standing:
      counted === null || policy === null
        ? null
        : standingOf(kind, level, policy, { version: countJudged(judged, isRight), kindInSegment }),
    set: setting
      ? {
          by: setting.setById === null ? null : names.of('person', setting.setById),
          at: setting.setAt.toISOString(),
          reason: setting.reason,
        }
      : null,
  };
}
