import { z } from 'zod';
import { auditVerbs } from './events';
import { FLOOR_DAYS } from './log/drops';

/** No setting lowers it. The database refuses less, too. */
export const RETENTION_FLOOR_DAYS = FLOOR_DAYS;
export const LONGEST_RETENTION_DAYS = 36_500;
/** A shorter time is in force only after so many days: a mistake, or an admin who hides something, is seen before anything is gone. */
export const SECOND_THOUGHTS_DAYS = 7;
const DAY_MS = 86_400_000;

/** Kinds of entries by the first part of their verb, in words. What the record says of itself (`workspace`) is kept for ever. */
export const retentionKindTitles = {
  actions: 'Actions and their outcomes',
  agents: 'Agents, their scopes and autonomy',
  alarms: 'Alarms of drift and anomalies',
  approvals: 'Approvals',
  audiences: 'Audiences',
  budgets: 'Budgets',
  contacts: 'Consent, blocks and distress signals',
  holdouts: 'Holdouts',
  facts: 'Approved facts',
  keys: 'API keys',
  memory: 'What agents have learnt',
  models: 'Scoring models and language models',
  people: 'People and their roles',
  plays: 'Plays',
  policies: 'Policies',
  practice: 'Edits on the practice platform',
  rights: 'What people asked for',
  rollbacks: 'Rollbacks',
  runs: 'Runs',
  signals: 'Signals',
  sources: 'Sources of signals',
  webhooks: 'Webhooks',
} as const;
export type RetentionKind = keyof typeof retentionKindTitles;
export const retentionKinds = Object.keys(retentionKindTitles) as [RetentionKind, ...RetentionKind[]];
export const retentionKindSchema = z.enum(retentionKinds);

export const kindOfVerb = (verb: string): string => verb.split('.', 1)[0] ?? verb;

/** What the record says of itself, and that somebody was erased, whatever is set. */
export const isKeptForEver = (verb: string): boolean =>
  kindOfVerb(verb) === 'workspace' || verb.startsWith('contacts.erased');

/** The verbs whose entries a retention of this kind speaks of. */
export const verbsOfKind = (kind: RetentionKind) =>
  auditVerbs.filter((verb) => kindOfVerb(verb) === kind && !isKeptForEver(verb));

/** From when a time counts: a longer one at once, a shorter or first one after days in which it can be taken back. */
export function inForceAt(known: { days: number; inForceAt: Date } | null, days: number, now: Date): Date {
  return known !== null && days >= known.days
    ? known.inForceAt
    : new Date(now.getTime() + SECOND_THOUGHTS_DAYS * DAY_MS);
}

/** What is older is over. */
export const retentionCutoff = (days: number, now: Date): Date => new Date(now.getTime() - days * DAY_MS);
