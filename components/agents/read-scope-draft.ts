import { z } from 'zod';
import { parseMoney } from '@/lib/client/parse-money';
import { actionKindSchema, actionKinds, channels } from '@/lib/core/actions/catalogue';
import { accountTierSchema, type ScopeBody } from '@/lib/core/scopes/scope-body';
import { segmentSchema } from '@/lib/core/scopes/segment';
import { senioritySchema } from '@/lib/core/scopes/seniority';
import { endOfDay, lastDayOf } from './last-day';
import type { NamesDraft, ScopeDraft } from './scope-draft';

export type ReadDraft = { body: ScopeBody; note: string | null };

const amount = z.string().refine((text) => parseMoney(text) !== null, 'Give an amount, such as 80.');
const amountOrNone = z
  .string()
  .refine(
    (text) => text.trim() === '' || parseMoney(text) !== null,
    'Give an amount, such as 200, or leave it empty for no limit of its own.',
  );
const isPercent = (text: string) => /^\d{1,4}(\.\d{1,2})?$/.test(text.trim()) && Number(text) <= 1000;
const percent = z.string().refine(isPercent, 'Give a percentage between 0 and 1000, such as 20.');
const percentOrNone = z
  .string()
  .refine(
    (text) => text.trim() === '' || isPercent(text),
    'Give a percentage between 0 and 1000, such as 30, or leave it empty for no limit of its own.',
  );
const countOrNone = z
  .string()
  .refine(
    (text) => text.trim() === '' || (/^\d{1,7}$/.test(text.trim()) && Number(text) <= 1_000_000),
    'Give a whole number up to 1,000,000, or leave it empty for no limit of its own.',
  );
const names = z.object({ all: z.boolean(), names: z.array(z.string().trim().min(1)).max(500) });
const dayOrNone = z.union([z.literal(''), z.iso.date()], 'Choose a day, or leave it empty.');

const draftSchema = z.object({
  kinds: z.array(actionKindSchema),
  channels: z.array(z.enum(channels)),
  connections: names,
  adAccounts: names,
  campaigns: names,
  accountTiers: z.array(accountTierSchema),
  segments: z.array(segmentSchema),
  regions: names,
  languages: names,
  seniorities: z.array(senioritySchema),
  days: z.array(z.string()),
  fromHour: z.string(),
  toHour: z.string(),
  timeZone: z.string(),
  maxAddedDailySpend: amount,
  maxAddedSpendPerDay: amountOrNone,
  maxChangePercent: percent,
  maxChangePerDayPercent: percentOrNone,
  maxDriftPercent: percentOrNone,
  maxReachPerAction: countOrNone,
  maxActionsPerDay: countOrNone,
  lastDay: z.iso.date('Choose the last day on which it holds.'),
  kindLastDays: z.array(dayOrNone),
  note: z.string().max(1000),
});

const allOr = ({ all, names: list }: NamesDraft): 'all' | string[] => (all ? 'all' : list);
const shareOr = (text: string): number | null => (text.trim() === '' ? null : Number(text) / 100);
const countOr = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const moneyOr = (text: string): string | null => (text.trim() === '' ? null : (parseMoney(text) ?? '0'));

/**
 * Reads the fields as a scope. `original` keeps its exact ends while their days are untouched, so that opening and saving changes
 * nothing.
 */
export function scopeDraftSchema(original: ScopeBody | null, timeZone: string) {
  const endOn = (day: string, before: string | undefined): string =>
    before !== undefined && lastDayOf(before, timeZone) === day ? before : endOfDay(day, timeZone);
  return draftSchema
    .refine((draft) => Number(draft.fromHour) < Number(draft.toHour), {
      path: ['toHour'],
      message: 'It has to end later than it begins.',
    })
    .transform(
      (draft): ReadDraft => ({
        body: {
          kinds: draft.kinds,
          channels: draft.channels,
          connections: allOr(draft.connections),
          adAccounts: allOr(draft.adAccounts),
          campaigns: allOr(draft.campaigns),
          accountTiers: draft.accountTiers,
          segments: draft.segments,
          regions: allOr(draft.regions),
          languages: allOr(draft.languages),
          seniorities: draft.seniorities,
          hours: hoursOf(draft),
          maxAddedDailySpendMicros: parseMoney(draft.maxAddedDailySpend) ?? '0',
          maxAddedSpendPerDayMicros: moneyOr(draft.maxAddedSpendPerDay),
          maxRelativeChange: Number(draft.maxChangePercent) / 100,
          maxRelativeChangePerDay: shareOr(draft.maxChangePerDayPercent),
          maxDrift: shareOr(draft.maxDriftPercent),
          maxReachPerAction: countOr(draft.maxReachPerAction),
          maxActionsPerDay: countOr(draft.maxActionsPerDay),
          expiresAt: endOn(draft.lastDay, original?.expiresAt),
          kindExpiresAt: Object.fromEntries(
            actionKinds.flatMap((kind, index) => {
              const day = draft.kindLastDays[index];
              return day && draft.kinds.includes(kind)
                ? [[kind, endOn(day, original?.kindExpiresAt[kind])]]
                : [];
            }),
          ),
        },
        note: draft.note.trim() || null,
      }),
    );
}

const hoursOf = (draft: Pick<ScopeDraft, 'fromHour' | 'toHour' | 'days' | 'timeZone'>) => ({
  from: Number(draft.fromHour),
  to: Number(draft.toHour),
  days: draft.days.map(Number).sort((a, b) => a - b),
  timeZone: draft.timeZone,
});
