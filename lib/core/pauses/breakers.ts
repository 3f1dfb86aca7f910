import { z } from 'zod';
import { diffFigures, type Figure } from '../policies/diff-figures';
import type { PolicyChange } from '../policies/policy-change';
import { formatFigure, formatShare } from '../shared/format-figures';

/** What stops by itself, without waiting for anyone to see it. */
export const breakers = [
  'connector_errors',
  'complaints',
  'spend_velocity',
  'roas_floor',
  'repeated_conflicts',
] as const;
export const breakerSchema = z.enum(breakers);
export type Breaker = z.infer<typeof breakerSchema>;

const share = z.number().min(0).max(1);
const count = z.number().int().min(1).max(1_000_000);
const minutes = z.number().int().min(1).max(10_080);

/** When each breaker opens. A share or count of 0 switches one off. */
export const breakerLimitsSchema = z.strictObject({
  /** Share of calls to one platform that failed or stayed unclear, of at least `Minimum` of them within `Minutes`. */
  connectorErrorShare: share,
  connectorErrorMinimum: count,
  connectorErrorMinutes: minutes,
  /** Share of messages that were complained about, once `Minimum` were sent within `Days`. Mail providers act from 0.1 % on. */
  complaintShare: share,
  complaintMinimum: count,
  complaintDays: z.number().int().min(1).max(90),
  /** Daily spend that agents added on one channel within `Minutes`, as a share of what its campaigns could spend a day before. */
  addedSpendShare: z.number().min(0).max(100),
  addedSpendMinutes: minutes,
  /** A campaign that returns less than this share of the floor of return. */
  roasShareOfFloor: share,
  /** Actions of one agent that met a person's later edit when they were taken back, within `Minutes`. */
  conflictCount: z.number().int().min(0).max(100_000),
  conflictMinutes: minutes,
});
export type BreakerLimits = z.infer<typeof breakerLimitsSchema>;

export const defaultBreakerLimits: BreakerLimits = {
  connectorErrorShare: 0.5,
  connectorErrorMinimum: 10,
  connectorErrorMinutes: 15,
  complaintShare: 0.001,
  complaintMinimum: 1000,
  complaintDays: 7,
  addedSpendShare: 1,
  addedSpendMinutes: 60,
  roasShareOfFloor: 0.5,
  conflictCount: 5,
  conflictMinutes: 1440,
};

/** Whether a part of the whole reaches the share at which a breaker opens; too few to tell never do, and 0 is off. */
export const reachesShare = (
  part: number,
  whole: number,
  limit: { share: number; minimum: number },
): boolean => limit.share > 0 && whole >= limit.minimum && part > 0 && part / whole >= limit.share;

const figures: Record<keyof BreakerLimits, Figure> = {
  connectorErrorShare: {
    title: 'A platform is paused at a share of errors of',
    widening: 'any',
    unit: 'share',
  },
  connectorErrorMinimum: {
    title: 'Calls to a platform before its errors count',
    widening: 'more',
    unit: 'figure',
  },
  connectorErrorMinutes: { title: 'Time over which errors are counted', widening: 'any', unit: 'minutes' },
  complaintShare: { title: 'E-mail is paused at a share of complaints of', widening: 'any', unit: 'share' },
  complaintMinimum: { title: 'Messages before complaints count', widening: 'more', unit: 'figure' },
  complaintDays: { title: 'Days over which complaints are counted', widening: 'any', unit: 'days' },
  addedSpendShare: {
    title: 'A channel is paused when agents add a share of its spend of',
    widening: 'any',
    unit: 'share',
  },
  addedSpendMinutes: { title: 'Time over which added spend is counted', widening: 'any', unit: 'minutes' },
  roasShareOfFloor: {
    title: 'A campaign is paused below a share of the floor of return of',
    widening: 'any',
    unit: 'share',
  },
  conflictCount: {
    title: 'Conflicts with people’s edits at which an agent is paused',
    widening: 'any',
    unit: 'figure',
  },
  conflictMinutes: { title: 'Time over which conflicts are counted', widening: 'any', unit: 'minutes' },
};

/** What changes from one set of breakers to another. */
export const diffBreakers = (from: BreakerLimits, to: BreakerLimits): PolicyChange[] =>
  diffFigures('breakers', figures, from, to, null);

/** The breakers in sentences, for whoever reads the policy. */
export function describeBreakers(limits: BreakerLimits): string[] {
  const said: [boolean, string, string][] = [
    [
      limits.connectorErrorShare > 0,
      `A platform is paused when ${formatShare(limits.connectorErrorShare)} of at least ${formatFigure(limits.connectorErrorMinimum)} calls within ${limits.connectorErrorMinutes} minutes fail or stay unclear.`,
      'Errors of a platform pause nothing.',
    ],
    [
      limits.complaintShare > 0,
      `E-mail is paused when ${formatShare(limits.complaintShare)} of at least ${formatFigure(limits.complaintMinimum)} messages within ${limits.complaintDays} days are complained about.`,
      'Complaints pause nothing.',
    ],
    [
      limits.addedSpendShare > 0,
      `A channel is paused when agents add ${formatShare(limits.addedSpendShare)} to what its campaigns may spend a day within ${limits.addedSpendMinutes} minutes. Lowering spend stays possible.`,
      'Added spend pauses nothing, however fast it comes.',
    ],
    [
      limits.roasShareOfFloor > 0,
      `Changes that raise a campaign are paused when it returns less than ${formatShare(limits.roasShareOfFloor)} of the floor of return.`,
      'A poor return pauses nothing.',
    ],
    [
      limits.conflictCount > 0,
      `An agent is paused when ${formatFigure(limits.conflictCount)} of its actions within ${limits.conflictMinutes} minutes met a person’s later edit.`,
      'Conflicts with people’s edits pause nothing.',
    ],
  ];
  return said.map(([isOn, on, off]) => (isOn ? on : off));
}
