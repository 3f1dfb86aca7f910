import type { AgentKind } from '../runs/agent-kind';

/** The agents that reason with something learnt, and what it is called among the models. */
export const learntModels = {
  'lead-router': 'routing-score',
  lifecycle: 'message-policy',
} as const satisfies Partial<Record<AgentKind, string>>;
export type LearningKind = keyof typeof learntModels;
export type LearntModelName = (typeof learntModels)[LearningKind];

export const isLearningKind = (kind: string): kind is LearningKind => Object.hasOwn(learntModels, kind);
