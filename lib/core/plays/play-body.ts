import { z } from 'zod';
import { LONGEST_GLOB, matchGlob } from '../signals/intent/match-glob';
import type { SignalKind } from '../signals/signal-kinds';
import { conditionSchema } from './condition';
import { playGoalShape } from './play-goal';
import { type PlaySignalKind, playSignalKinds } from './signal-kind-titles';

export const playStatuses = ['draft', 'live', 'off', 'archived'] as const;
export const playStatusSchema = z.enum(playStatuses);
export type PlayStatus = z.infer<typeof playStatusSchema>;

export const playSignalKindSchema = z.enum(playSignalKinds);

/** What somebody did themselves: a run that no signal set off works from the latest of these. */
export const engagementKinds = ['lead.engaged', 'contact.tracked'] as const satisfies readonly SignalKind[];

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, such as 09:00');

export const triggerSchema = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('signal'),
    kinds: z
      .array(playSignalKindSchema)
      .min(1, 'name at least one kind of signal')
      .max(playSignalKinds.length),
    /** Patterns of the name of the event; none is any. */
    events: z.array(z.string().trim().min(1).max(LONGEST_GLOB)).max(20).default([]),
  }),
  /** Once the conditions have become true of somebody. */
  z.strictObject({ on: z.literal('profile') }),
  z.strictObject({
    on: z.literal('surge'),
    minScore: z.number().min(0).max(100).default(0),
    minPeople: z.number().int().min(1).max(1000).default(1),
    /** Names of topics; none is any. */
    topics: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  }),
  /** By the clock of the workspace. Weekday: 1 is Monday; null is every day. */
  z.strictObject({
    on: z.literal('schedule'),
    at: clock,
    weekday: z.number().int().min(1).max(7).nullable().default(null),
  }),
]);
export type Trigger = z.infer<typeof triggerSchema>;

export const playBodySchema = z
  .strictObject({
    trigger: triggerSchema,
    /** All must hold. */
    conditions: z.array(conditionSchema).max(20, 'must be at most 20').default([]),
    /** What it is for, in a sentence. */
    goal: z.string().trim().min(1, 'say what it is for').max(300),
    ...playGoalShape,
    again: z.strictObject({
      /** Nobody is matched twice within so many days. */
      afterDays: z.number().int().min(1, 'must be at least 1').max(3650, 'must be at most 3650'),
    }),
  })
  .superRefine(({ trigger, conditions, plansFor }, context) => {
    if (plansFor === 'account' && trigger.on !== 'surge')
      context.addIssue({
        code: 'custom',
        path: ['plansFor'],
        message: 'the whole company can only be planned for where a surge sets the play off',
      });
    if (trigger.on === 'profile' && conditions.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['conditions'],
        message: 'name at least one: it is what has to become true',
      });
    if (trigger.on === 'signal') return;
    conditions.forEach(({ field }, i) => {
      if (field.startsWith('signal.'))
        context.addIssue({
          code: 'custom',
          path: ['conditions', i, 'field'],
          message: 'can only be asked where a signal sets the play off',
        });
    });
  });
export type PlayBody = z.infer<typeof playBodySchema>;
export type PlayBodyInput = z.input<typeof playBodySchema>;

/** Which kinds of signals have to be told of: by them a live play is found at recording, and all others cost nothing. */
export const listensTo = ({ trigger, plansFor }: PlayBody): readonly PlaySignalKind[] =>
  trigger.on === 'signal'
    ? trigger.kinds
    : trigger.on === 'profile'
      ? playSignalKinds
      : plansFor === 'account'
        ? adaptsTo
        : [];

/** What people of an account do after a play has taken it up: its plan is looked at again. */
export const adaptsTo = [
  'lead.engaged',
  'contact.tracked',
  'email.reported',
] as const satisfies readonly PlaySignalKind[];

/** The kinds of signals that runs of it work from. */
export const worksFrom = ({ trigger, plansFor }: PlayBody): readonly PlaySignalKind[] =>
  trigger.on === 'signal' ? trigger.kinds : plansFor === 'account' ? adaptsTo : engagementKinds;

/** Whether a kind of signal, with the name of its event, sets it off. */
export const hears = ({ trigger }: PlayBody, kind: string, event: string | null): boolean =>
  trigger.on === 'signal' &&
  (trigger.kinds as readonly string[]).includes(kind) &&
  (trigger.events.length === 0 || (event !== null && trigger.events.some((glob) => matchGlob(glob, event))));
