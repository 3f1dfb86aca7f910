import { z } from 'zod';
import { type ActionKind, catalogue } from '../actions/catalogue';
import { type Segment, segments } from '../scopes/segment';
import { type AutonomyLevel, autonomyLevels, capLevel } from './level';

/** What trust is counted by: a segment of accounts, or `none` where an action aims at no single person. */
export type CountedSegment = Segment | 'none';
/** What a level is set for: one of these, or all that have none of their own. */
export const settingSegments = ['all', ...segments] as const;
export const settingSegmentSchema = z.enum(settingSegments);
export type SettingSegment = z.infer<typeof settingSegmentSchema>;

/** Whether a kind of action aims at one person, whose account has a segment. */
const aimsAtOnePerson = {
  'crm.contact.assign-owner': true,
  'ads.campaign.set-daily-budget': false,
  'ads.campaign.set-bid': false,
  'ads.campaign.pause': false,
  'ads.campaign.resume': false,
  'ads.campaign.target-account': false,
  'ads.campaign.exclude-term': false,
  'outreach.contact.enrol': true,
  'outreach.contact.remove': true,
  'outreach.audience.enrol': false,
  'email.message.send': true,
  'sms.message.send': true,
  'in_product.message.show': true,
  'cms.page.publish-variant': false,
  'cms.page.set-traffic-split': false,
  'outreach.step.publish-variant': false,
  'outreach.step.set-split': false,
  'ads.creative.publish-variant': false,
  'ads.creative.set-split': false,
} as const satisfies Record<ActionKind, boolean>;

/** The segments in which trust in a kind of action is earned one by one. */
export const segmentsOfKind = (kind: ActionKind): readonly CountedSegment[] =>
  aimsAtOnePerson[kind] ? segments : ['none'];

/** What a level may be set for, of a kind of action: where there are no segments, only all at once. */
export const settingSegmentsOfKind = (kind: ActionKind): readonly SettingSegment[] =>
  aimsAtOnePerson[kind] ? settingSegments : ['all'];

export type LevelSetting = { kind: string; segment: string; level: AutonomyLevel };

/** The level set for a kind of action in a segment: its own, else that of all segments, else that of the agent. */
export function levelFor(
  settings: readonly LevelSetting[],
  { kind, segment, ofAgent }: { kind: ActionKind; segment: CountedSegment | 'all'; ofAgent: AutonomyLevel },
): AutonomyLevel {
  const set = (name: string) => settings.find((row) => row.kind === kind && row.segment === name)?.level;
  return set(segment) ?? set('all') ?? ofAgent;
}

/** The levels that hold for these kinds in any of their segments, the strictest first. */
export function levelsOf(
  kinds: readonly ActionKind[],
  settings: readonly LevelSetting[],
  ofAgent: AutonomyLevel,
): AutonomyLevel[] {
  const held = kinds.flatMap((kind) =>
    segmentsOfKind(kind).map((segment) =>
      capLevel(levelFor(settings, { kind, segment, ofAgent }), catalogue[kind].autonomyCeiling),
    ),
  );
  return autonomyLevels.filter((level) => held.includes(level));
}
