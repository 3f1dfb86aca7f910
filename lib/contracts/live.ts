import { z } from 'zod';
import type { AuditVerb } from '@/lib/core/audit/events';

type RecordNoun = AuditVerb extends infer V ? (V extends `${infer Noun}.${string}` ? Noun : never) : never;

/**
 * What the database tells of: the noun of an audit verb, or what is no entry of the record: that a step of a run came further, and that
 * something arrived from a source, taken or not.
 */
type UnrecordedNoun = 'steps' | 'deliveries';
export type ChangedNoun = RecordNoun | UnrecordedNoun;

/** What a screen follows: the first part of its query keys. */
export const liveTopics = [
  'workspace',
  'overview',
  'approvals',
  'runs',
  'steps',
  'agents',
  'policies',
  'budgets',
  'accounts',
  'contacts',
  'rights',
  'signals',
  'sources',
  'plays',
  'alarms',
  'holdouts',
  'attribution',
  'content',
  'audit',
  'practice',
  'rollbacks',
  'people',
  'keys',
  'webhooks',
] as const;
export type LiveTopic = (typeof liveTopics)[number];

export const liveMessageSchema = z.strictObject({ topic: z.enum(liveTopics) });
export type LiveMessage = z.infer<typeof liveMessageSchema>;

/** The one table of which screens a change touches; the record and the overview show all that is on record. */
const touched: Record<ChangedNoun, readonly LiveTopic[]> = {
  workspace: ['workspace', 'approvals', 'runs', 'agents', 'plays'],
  people: ['people', 'agents', 'approvals'],
  keys: ['keys'],
  webhooks: ['webhooks'],
  signals: ['signals', 'sources', 'accounts', 'contacts', 'budgets', 'content'],
  sources: ['sources', 'signals'],
  plays: ['plays', 'runs'],
  alarms: ['alarms', 'agents'],
  holdouts: ['holdouts', 'agents', 'plays', 'attribution'],
  models: ['agents', 'contacts', 'runs'],
  facts: ['content'],
  agents: ['agents', 'approvals', 'policies', 'alarms'],
  policies: ['policies', 'agents', 'approvals'],
  budgets: ['budgets', 'policies'],
  runs: ['runs', 'steps', 'signals', 'accounts', 'contacts', 'plays', 'holdouts'],
  steps: ['steps'],
  deliveries: ['sources'],
  actions: [
    'workspace',
    'runs',
    'approvals',
    'agents',
    'budgets',
    'accounts',
    'contacts',
    'practice',
    'content',
    'rollbacks',
  ],
  approvals: ['approvals', 'runs', 'agents'],
  contacts: ['contacts', 'accounts'],
  rights: ['rights', 'contacts'],
  memory: ['contacts', 'accounts'],
  practice: ['practice'],
  audiences: ['contacts'],
  rollbacks: ['rollbacks'],
};

const isUnrecorded = (noun: ChangedNoun): noun is UnrecordedNoun => noun === 'steps' || noun === 'deliveries';

/** The topics whose screens may look different after a change of this noun. */
export function topicsTouched(noun: ChangedNoun): readonly LiveTopic[] {
  return isUnrecorded(noun) ? touched[noun] : [...touched[noun], 'overview', 'audit'];
}

/** Whether a word from the database is a noun of the record. */
export const isChangedNoun = (word: string): word is ChangedNoun => Object.hasOwn(touched, word);
