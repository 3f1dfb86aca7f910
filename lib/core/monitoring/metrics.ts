import { z } from 'zod';

export type Metric = {
  title: string;
  /** Of what it is a figure. */
  of: 'workspace' | 'agent' | 'source';
  grain: 'hour' | 'day';
  unit: 'count' | 'money';
  /** The way in which a departure is for the worse; null where neither is by itself. */
  worse: 'up' | 'down' | null;
  /** Where agents act on it; null where it is an agent's own, or nobody's. */
  channels: readonly string[] | null;
  /** Days that what reports it takes to have all of a day. */
  lagDays: number;
  /** The page of the rows behind it, below the workspace. */
  page: string;
};

const messages = ['email', 'outreach'] as const;

/** What is watched for anomalies. */
export const metrics = {
  spend: {
    title: 'Spend',
    of: 'workspace',
    grain: 'day',
    unit: 'money',
    worse: 'up',
    channels: ['ads'],
    lagDays: 1,
    page: 'budgets',
  },
  ad_conversions: {
    title: 'Conversions of campaigns',
    of: 'workspace',
    grain: 'day',
    unit: 'count',
    worse: 'down',
    channels: ['ads'],
    lagDays: 1,
    page: 'budgets',
  },
  conversions: {
    title: 'Conversions',
    of: 'workspace',
    grain: 'day',
    unit: 'count',
    worse: 'down',
    channels: null,
    lagDays: 0,
    page: 'signals?kind=lead.outcome',
  },
  replies: {
    title: 'Replies',
    of: 'workspace',
    grain: 'day',
    unit: 'count',
    worse: 'down',
    channels: messages,
    lagDays: 0,
    page: 'signals?kind=email.reported',
  },
  complaints: {
    title: 'Complaints',
    of: 'workspace',
    grain: 'day',
    unit: 'count',
    worse: 'up',
    channels: messages,
    lagDays: 0,
    page: 'contacts',
  },
  bounces: {
    title: 'Bounces',
    of: 'workspace',
    grain: 'day',
    unit: 'count',
    worse: 'up',
    channels: messages,
    lagDays: 0,
    page: 'contacts',
  },
  signals: {
    title: 'Signals',
    of: 'source',
    grain: 'hour',
    unit: 'count',
    worse: null,
    channels: null,
    lagDays: 0,
    page: 'signals',
  },
  proposed: {
    title: 'Actions proposed',
    of: 'agent',
    grain: 'day',
    unit: 'count',
    worse: 'up',
    channels: null,
    lagDays: 0,
    page: 'runs',
  },
  refused: {
    title: 'Actions refused by the gate',
    of: 'agent',
    grain: 'day',
    unit: 'count',
    worse: 'up',
    channels: null,
    lagDays: 0,
    page: 'runs',
  },
  overridden: {
    title: 'Proposals rejected by people',
    of: 'agent',
    grain: 'day',
    unit: 'count',
    worse: 'up',
    channels: null,
    lagDays: 0,
    page: 'approvals?status=decided',
  },
} as const satisfies Record<string, Metric>;
export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as [MetricName, ...MetricName[]];

/** What is watched for drift: what an agent proposed, and what the gate answered, at equal context; and of what a source's signals are. */
export const driftQuestions = {
  verdicts: 'What the gate answers',
  proposals: 'What is proposed',
  kinds: 'Kinds of its signals',
} as const;
type DriftQuestion = keyof typeof driftQuestions;

const watchedNames = [
  ...metricNames,
  ...(Object.keys(driftQuestions) as [DriftQuestion, ...DriftQuestion[]]),
] as const;
export const watchedNameSchema = z.enum(watchedNames);
export type WatchedName = z.infer<typeof watchedNameSchema>;

const isMetric = (name: WatchedName): name is MetricName => Object.hasOwn(metrics, name);
export const metricOf = (name: WatchedName): Metric | null => (isMetric(name) ? metrics[name] : null);
export const watchedTitle = (name: WatchedName): string =>
  isMetric(name) ? metrics[name].title : driftQuestions[name];
