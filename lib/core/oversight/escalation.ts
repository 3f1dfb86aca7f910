import { z } from 'zod';

/** What a question to a person is about: who is asked depends on it. In order of precedence. */
export const escalationTopics = ['regulated', 'executives', 'reach', 'money', 'contact', 'any'] as const;
export const escalationTopicSchema = z.enum(escalationTopics);
export type EscalationTopic = z.infer<typeof escalationTopicSchema>;

export const escalationTopicTitles: Record<EscalationTopic, string> = {
  regulated: 'regulated content',
  executives: 'outreach to executives and boards',
  reach: 'large or unexpected audiences',
  money: 'budgets and spend',
  contact: 'contacting people',
  any: 'everything else',
};

/** A named person, their deputy and the time each has. Silence is never a yes: after both, the question expires and nothing happens. */
export const escalationPathSchema = z.strictObject({
  topic: escalationTopicSchema,
  reviewerId: z.string().min(1).max(80),
  deputyId: z.string().min(1).max(80).nullable(),
  deadlineMinutes: z.number().int().min(1).max(20_160),
});
export const escalationSchema = z.strictObject({
  paths: z
    .array(escalationPathSchema)
    .max(escalationTopics.length)
    .refine(
      (paths) => new Set(paths.map((path) => path.topic)).size === paths.length,
      'one path for each topic',
    )
    .refine(
      (paths) => paths.every((path) => path.reviewerId !== path.deputyId),
      'the deputy must be somebody else',
    ),
});
export type Escalation = z.infer<typeof escalationSchema>;
export type EscalationPath = z.infer<typeof escalationPathSchema>;

/** Nobody named: the owner of the agent is asked, then their deputy. */
export const defaultEscalation: Escalation = { paths: [] };

/** What the findings that ask are about; a rule belongs to one topic by its name. */
export function topicsOf(rules: readonly string[]): EscalationTopic[] {
  const topics = new Set<EscalationTopic>(rules.map(topicOf));
  return escalationTopics.filter((topic) => topics.has(topic));
}

function topicOf(rule: string): EscalationTopic {
  if (rule === 'brand.regulated-topic') return 'regulated';
  if (rule === 'never-alone.executive-outreach') return 'executives';
  if (rule.startsWith('reach.') || rule === 'scope.reach') return 'reach';
  if (
    rule.startsWith('budget.') ||
    rule === 'policy.change-threshold' ||
    rule === 'policy.roas-floor' ||
    rule === 'never-alone.large-change'
  )
    return 'money';
  return rule.startsWith('contact.') || rule.startsWith('brand.') ? 'contact' : 'any';
}

/** Who is asked about these findings; null where no path is named and the agent's own people are asked. */
export function escalationPath(escalation: Escalation, rules: readonly string[]): EscalationPath | null {
  for (const topic of topicsOf(rules)) {
    const path = escalation.paths.find((candidate) => candidate.topic === topic);
    if (path) return path;
  }
  return escalation.paths.find((path) => path.topic === 'any') ?? null;
}
