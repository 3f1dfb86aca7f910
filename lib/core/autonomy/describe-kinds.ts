import { type ActionKind, catalogue } from '../actions/catalogue';
import type { PolicyBody } from '../gate/policy-body';
import type { ScopeBody } from '../scopes/scope-body';
import { segmentTitles } from '../scopes/segment';
import { type CountedSegment, type LevelSetting, levelFor, segmentsOfKind } from './autonomy-segment';
import type { AutonomyLevel } from './level';
import { type Standing, standingOf } from './standing';

/** How far it may go with a kind of action in these segments; no segments where there is one answer for all. */
export type KindLine = Standing & { segments: string[] };
export type KindBounds =
  | { kind: ActionKind; title: string; granted: false; because: string }
  | { kind: ActionKind; title: string; granted: true; undo: string; until: string; lines: KindLine[] };

export type KindsInput = {
  kinds: readonly ActionKind[];
  /** The scope in force; null where there is none. */
  scope: ScopeBody | null;
  policy: Pick<PolicyBody, 'firstDecisionsToReview' | 'oversight'>;
  settings: readonly LevelSetting[];
  ofAgent: AutonomyLevel;
  /** Judged outcomes of the agent's version. */
  judged: readonly { kind: string; segment: string; count: number }[];
  now: Date;
};

/** For each kind of action: refused and why, or who decides, segment by segment where they differ. */
export const describeKinds = (input: KindsInput): KindBounds[] =>
  input.kinds.map((kind) => {
    const { title, reversibility } = catalogue[kind];
    const because = whyRefused(kind, input.scope, input.now);
    if (because !== null || input.scope === null)
      return { kind, title, granted: false, because: because ?? 'It has no scope in force.' };
    return {
      kind,
      title,
      granted: true,
      undo: reversibility.reversible ? reversibility.how : reversibility.why,
      until: input.scope.kindExpiresAt[kind] ?? input.scope.expiresAt,
      lines: linesOf(kind, input, input.scope),
    };
  });

function whyRefused(kind: ActionKind, scope: ScopeBody | null, now: Date): string | null {
  if (scope === null) return 'It has no scope in force.';
  if (!scope.kinds.includes(kind)) return 'Its scope does not grant it.';
  if (!scope.channels.includes(catalogue[kind].channel))
    return `Its scope does not grant the channel “${catalogue[kind].channel}”.`;
  const end = scope.kindExpiresAt[kind] ?? scope.expiresAt;
  return Date.parse(end) <= now.getTime() ? `What granted it ended on ${end.slice(0, 10)}.` : null;
}

function linesOf(kind: ActionKind, input: KindsInput, scope: ScopeBody): KindLine[] {
  const { settings, ofAgent, policy, judged } = input;
  const version = judged.reduce((sum, row) => sum + row.count, 0);
  const held = segmentsOfKind(kind).filter(
    (segment) => segment === 'none' || scope.segments.includes(segment),
  );
  const lines: KindLine[] = [];
  for (const segment of held) {
    const kindInSegment = judged
      .filter((row) => row.kind === kind && row.segment === segment)
      .reduce((sum, row) => sum + row.count, 0);
    const level = levelFor(settings, { kind, segment, ofAgent });
    const standing = standingOf(kind, level, policy, { version, kindInSegment });
    const same = lines.find((line) => isSame(line, standing));
    if (same) same.segments.push(titleOf(segment));
    else lines.push({ ...standing, segments: [titleOf(segment)] });
  }
  return lines.length === 1 ? lines.map((line) => ({ ...line, segments: [] })) : lines;
}

const titleOf = (segment: CountedSegment): string => (segment === 'none' ? 'all' : segmentTitles[segment]);

const isSame = (line: KindLine, standing: Standing): boolean =>
  line.mode === standing.mode && line.because.join() === standing.because.join();
