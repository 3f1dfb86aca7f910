import { z } from 'zod';

export const alarmKinds = ['drift', 'anomaly', 'feed'] as const;
export const alarmKindSchema = z.enum(alarmKinds);
export type AlarmKind = z.infer<typeof alarmKindSchema>;
export const alarmKindTitles: Record<AlarmKind, string> = {
  drift: 'Drift',
  anomaly: 'Anomaly',
  feed: 'Change of a source',
};

export const alarmStatuses = ['open', 'acknowledged', 'settled'] as const;
export const alarmStatusSchema = z.enum(alarmStatuses);
export type AlarmStatus = z.infer<typeof alarmStatusSchema>;

/** What is drawn of an alarm: what was seen and, for anomalies, between what nothing would be thought of it. */
const alarmPointSchema = z.strictObject({
  at: z.iso.datetime(),
  seen: z.number().nullable(),
  expected: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type AlarmPoint = z.infer<typeof alarmPointSchema>;
export const alarmPointsSchema = z.array(alarmPointSchema);

/** Something that was changed near an alarm, and may be why: an entry of the record. */
export const nearChangeSchema = z.strictObject({
  entryId: z.string(),
  at: z.iso.datetime(),
  verb: z.string(),
  what: z.enum(['agent', 'model', 'policy', 'scope', 'source', 'play', 'budget', 'stop']),
  subject: z.strictObject({ type: z.string(), id: z.string() }),
});
export type NearChange = z.infer<typeof nearChangeSchema>;
export const nearChangesSchema = z.array(nearChangeSchema);
export const whySchema = z.array(z.string());

/** Which entries of the record tell of a change that may shift what is seen, and of what. */
export const changingVerbs = {
  'agents.version_changed': 'agent',
  'agents.autonomy_set': 'agent',
  'agents.autonomy_lost': 'agent',
  'agents.scope_activated': 'scope',
  'agents.paused': 'stop',
  'agents.resumed': 'stop',
  'workspace.stopped': 'stop',
  'workspace.resumed': 'stop',
  'workspace.paused': 'stop',
  'workspace.part_resumed': 'stop',
  'models.trained': 'model',
  'policies.activated': 'policy',
  'budgets.changed': 'budget',
  'sources.added': 'source',
  'sources.changed': 'source',
  'sources.disabled': 'source',
  'sources.enabled': 'source',
  'sources.distrusted': 'source',
  'sources.trusted': 'source',
  'sources.plan_changed': 'source',
  'plays.taken_live': 'play',
  'plays.turned_off': 'play',
} as const satisfies Record<string, NearChange['what']>;
type ChangingVerb = keyof typeof changingVerbs;
export const isChangingVerb = (verb: string): verb is ChangingVerb => Object.hasOwn(changingVerbs, verb);

const DAY_MS = 86_400_000;
/** A cause comes before what it causes; how long before a change shows differs, and when it began is an estimate. */
export const CHANGES_BEFORE_MS = 3 * DAY_MS;
const MOST_CHANGES = 12;

/**
 * The changes that most likely have to do with it, the likeliest first: those of the thing that is watched before those of others, then by
 * how near they are to when it began.
 */
export function nearestChanges(
  changes: readonly NearChange[],
  { subjectId, since }: { subjectId: string; since: Date },
): NearChange[] {
  const isOwn = ({ subject }: NearChange) => (subject.id === subjectId ? 0 : 1);
  const distance = ({ at }: NearChange) => Math.abs(Date.parse(at) - since.getTime());
  return changes.toSorted((a, b) => isOwn(a) - isOwn(b) || distance(a) - distance(b)).slice(0, MOST_CHANGES);
}
