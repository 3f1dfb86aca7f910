import { z } from 'zod';
import { diffFigures, type Figure } from '../policies/diff-figures';
import type { PolicyChange } from '../policies/policy-change';
import { formatFigure, formatShare } from '../shared/format-figures';

/** What follows from an alarm, the mildest first: people are told, agents ask again, or they are stopped. */
export const alarmConsequences = ['tell', 'lower', 'stop'] as const;
export const alarmConsequenceSchema = z.enum(alarmConsequences);
export type AlarmConsequence = z.infer<typeof alarmConsequenceSchema>;

/** How strictly agents are watched for what nobody would notice, and what follows from it. */
export const monitoringRulesSchema = z.strictObject({
  /** The most false alarms of drift to expect of one agent in a month: the rate its test is held to. */
  driftFalseAlarmsPerMonth: z.number().min(0.01).max(5),
  /** A share that moved by less than this is no drift, however certain it is. */
  leastShift: z.number().min(0).max(0.5),
  /** A value is an anomaly where one as far out comes at most once in so many. */
  anomalyOneIn: z.number().int().min(100).max(1_000_000),
  onDrift: alarmConsequenceSchema,
  onAnomaly: alarmConsequenceSchema,
});
export type MonitoringRules = z.infer<typeof monitoringRulesSchema>;

export const defaultMonitoringRules: MonitoringRules = {
  driftFalseAlarmsPerMonth: 0.1,
  leastShift: 0.03,
  anomalyOneIn: 700,
  onDrift: 'tell',
  onAnomaly: 'tell',
};

/** The surprise from which on a value is an anomaly. */
export const anomalyLimit = ({ anomalyOneIn }: MonitoringRules): number => Math.log10(anomalyOneIn);

const figures: Record<'driftFalseAlarmsPerMonth' | 'leastShift' | 'anomalyOneIn', Figure> = {
  // Whoever expects fewer false alarms finds less.
  driftFalseAlarmsPerMonth: {
    title: 'False alarms of drift that are expected of an agent in a month',
    widening: 'less',
    unit: 'figure',
  },
  leastShift: { title: 'A share has to move, to be drift, by', widening: 'more', unit: 'share' },
  anomalyOneIn: { title: 'A value is an anomaly where it comes once in', widening: 'more', unit: 'figure' },
};

export const consequenceWords: Record<AlarmConsequence, string> = {
  tell: 'people are told',
  lower: 'people are told, and what the agent did alone is asked about again',
  stop: 'people are told, and the agent is paused',
};

const diffConsequence = (
  field: 'onDrift' | 'onAnomaly',
  title: string,
  from: MonitoringRules,
  to: MonitoringRules,
): PolicyChange[] =>
  from[field] === to[field]
    ? []
    : [
        {
          section: 'monitoring',
          field,
          direction:
            alarmConsequences.indexOf(to[field]) > alarmConsequences.indexOf(from[field])
              ? 'narrows'
              : 'widens',
          sentence: `${title}: ${consequenceWords[to[field]]}; before, ${consequenceWords[from[field]]}.`,
        },
      ];

/** What changes from one set of rules to another. */
export function diffMonitoringRules(from: MonitoringRules, to: MonitoringRules): PolicyChange[] {
  const sizes = ({ driftFalseAlarmsPerMonth, leastShift, anomalyOneIn }: MonitoringRules) => ({
    driftFalseAlarmsPerMonth,
    leastShift,
    anomalyOneIn,
  });
  return [
    ...diffFigures('monitoring', figures, sizes(from), sizes(to), null),
    ...diffConsequence('onDrift', 'When an agent drifts', from, to),
    ...diffConsequence('onAnomaly', 'When a metric departs from what is usual, for the worse', from, to),
  ];
}

/** The rules in sentences, for whoever reads the policy. */
export const describeMonitoringRules = (rules: MonitoringRules): string[] => [
  `An agent has drifted when its decisions at equal context are others than those of its baseline, by ${formatShare(rules.leastShift)} or more; the test gives at most ${formatFigure(rules.driftFalseAlarmsPerMonth)} false alarms in a month of one agent.`,
  `A value of a metric is an anomaly when one as far out comes at most once in ${formatFigure(rules.anomalyOneIn)}.`,
  `When an agent drifts, ${consequenceWords[rules.onDrift]}.`,
  `When a metric departs from what is usual, for the worse, ${consequenceWords[rules.onAnomaly]}.`,
];
