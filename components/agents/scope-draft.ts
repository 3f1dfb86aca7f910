import { TZDate } from '@date-fns/tz';
import { z } from 'zod';
import { moneyInputText, parseMoney } from '@/lib/client/parse-money';
import { type ActionKind, actionKindSchema, type Channel, channels } from '@/lib/core/actions/catalogue';
import { type AccountTier, accountTierSchema, type ScopeBody } from '@/lib/core/scopes/scope-body';

/** A scope as the fields of a form hold it: what is typed stays text until it is read. */
export type ScopeDraft = {
  kinds: ActionKind[];
  channels: Channel[];
  campaignMode: 'all' | 'named';
  campaigns: string[];
  accountTiers: AccountTier[];
  days: string[];
  fromHour: string;
  toHour: string;
  timeZone: string;
  maxAddedDailySpend: string;
  maxChangePercent: string;
  /** Last day on which it holds, in the workspace's zone: YYYY-MM-DD. */
  lastDay: string;
  note: string;
};

export type ReadDraft = { body: ScopeBody; note: string | null };

const lastDayOf = (expiresAt: string, timeZone: string): string =>
  new TZDate(Date.parse(expiresAt), timeZone).toISOString().slice(0, 10);

const endOfDay = (day: string, timeZone: string): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new TZDate(year, month - 1, date, 23, 59, 59, timeZone).toISOString();
};

/** The fields filled with a scope; of an agent that has none, with one that grants nothing. */
export function draftOf(body: ScopeBody | null, timeZone: string): ScopeDraft {
  return {
    kinds: [...(body?.kinds ?? [])],
    channels: [...(body?.channels ?? [])],
    campaignMode: body?.campaigns === 'all' ? 'all' : 'named',
    campaigns: body && body.campaigns !== 'all' ? [...body.campaigns] : [],
    accountTiers: [...(body?.accountTiers ?? [])],
    days: (body?.hours.days ?? []).map(String),
    fromHour: String(body?.hours.from ?? 8),
    toHour: String(body?.hours.to ?? 18),
    timeZone: body?.hours.timeZone ?? timeZone,
    maxAddedDailySpend: moneyInputText(body?.maxAddedDailySpendMicros ?? '0'),
    maxChangePercent: String(Math.round((body?.maxRelativeChange ?? 0) * 10_000) / 100),
    lastDay: body ? lastDayOf(body.expiresAt, timeZone) : '',
    note: '',
  };
}

/**
 * Reads the fields as a scope. `original` keeps its exact end while its last day is untouched, so that opening and saving
 * changes nothing.
 */
export function scopeDraftSchema(original: ScopeBody | null, timeZone: string) {
  return z
    .object({
      kinds: z.array(actionKindSchema),
      channels: z.array(z.enum(channels)),
      campaignMode: z.enum(['all', 'named']),
      campaigns: z.array(z.string()),
      accountTiers: z.array(accountTierSchema),
      days: z.array(z.string()),
      fromHour: z.string(),
      toHour: z.string(),
      timeZone: z.string(),
      maxAddedDailySpend: z
        .string()
        .refine((text) => parseMoney(text) !== null, 'Give an amount, such as 80.'),
      maxChangePercent: z
        .string()
        .trim()
        .regex(/^\d{1,4}(\.\d{1,2})?$/, 'Give a percentage, such as 20.')
        .refine((text) => Number(text) <= 1000, 'The most is 1000 %.'),
      lastDay: z.iso.date('Choose the last day on which it holds.'),
      note: z.string().max(1000),
    })
    .refine((draft) => Number(draft.fromHour) < Number(draft.toHour), {
      path: ['toHour'],
      message: 'It has to end later than it begins.',
    })
    .transform((draft): ReadDraft => {
      const keepsEnd = original !== null && lastDayOf(original.expiresAt, timeZone) === draft.lastDay;
      return {
        body: {
          kinds: draft.kinds,
          channels: draft.channels,
          campaigns: draft.campaignMode === 'all' ? 'all' : draft.campaigns,
          accountTiers: draft.accountTiers,
          hours: {
            from: Number(draft.fromHour),
            to: Number(draft.toHour),
            days: draft.days.map(Number).sort((a, b) => a - b),
            timeZone: draft.timeZone,
          },
          maxAddedDailySpendMicros: parseMoney(draft.maxAddedDailySpend) ?? '0',
          maxRelativeChange: Number(draft.maxChangePercent) / 100,
          expiresAt: keepsEnd ? original.expiresAt : endOfDay(draft.lastDay, timeZone),
        },
        note: draft.note.trim() || null,
      };
    });
}
