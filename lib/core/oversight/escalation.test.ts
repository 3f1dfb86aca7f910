import { describe, expect, test } from 'vitest';
import { rules } from '../gate/rules';
import {
  defaultEscalation,
  type EscalationPath,
  type EscalationTopic,
  escalationPath,
  escalationSchema,
  escalationTopics,
  topicsOf,
} from './escalation';

const path = (topic: EscalationTopic, over: Partial<EscalationPath> = {}): EscalationPath => ({
  topic,
  reviewerId: `usr_${topic}`,
  deputyId: null,
  deadlineMinutes: 60,
  ...over,
});
const asks = (paths: EscalationPath[], ...findings: string[]) =>
  escalationPath({ paths }, findings)?.reviewerId ?? null;

describe('who is asked', () => {
  const all = escalationTopics.map((topic) => path(topic));

  test.each([
    ['brand.regulated-topic', 'usr_regulated'],
    ['never-alone.executive-outreach', 'usr_executives'],
    ['reach.limits', 'usr_reach'],
    ['budget.pacing', 'usr_money'],
    ['policy.change-threshold', 'usr_money'],
    ['never-alone.large-change', 'usr_money'],
    ['policy.roas-floor', 'usr_money'],
    ['brand.tone', 'usr_contact'],
    ['agent.autonomy-level', 'usr_any'],
    ['rule.nobody-has-heard-of', 'usr_any'],
  ])('about %s is %s', (rule, reviewer) => {
    expect(asks(all, rule)).toBe(reviewer);
  });

  test('about several things is the one for the gravest', () => {
    expect(asks(all, 'policy.confidence', 'budget.pacing', 'brand.regulated-topic')).toBe('usr_regulated');
    expect(topicsOf(['policy.confidence', 'budget.pacing', 'brand.regulated-topic'])).toEqual([
      'regulated',
      'money',
      'any',
    ]);
  });

  test('about the gravest nobody is named for is the one for the next', () => {
    expect(asks([path('money'), path('any')], 'brand.regulated-topic', 'budget.pacing')).toBe('usr_money');
    expect(asks([path('any')], 'brand.regulated-topic')).toBe('usr_any');
  });

  test('where no path is named is left to the people of the agent', () => {
    expect(asks([path('money')], 'brand.regulated-topic')).toBeNull();
    expect(escalationPath(defaultEscalation, ['budget.pacing'])).toBeNull();
    expect(asks(all)).toBe('usr_any');
  });

  test('is said for every rule there is', () => {
    for (const { id } of rules) expect(topicsOf([id])).toHaveLength(1);
  });
});

describe('a set of paths', () => {
  test('names each topic once', () => {
    expect(escalationSchema.safeParse({ paths: [path('money'), path('any')] }).success).toBe(true);
    expect(escalationSchema.safeParse({ paths: [path('money'), path('money')] }).success).toBe(false);
  });

  test('has a deputy who is somebody else, and a deadline', () => {
    const same = path('money', { deputyId: 'usr_money' });
    expect(escalationSchema.safeParse({ paths: [same] }).success).toBe(false);
    const never = path('money', { deadlineMinutes: 0 });
    expect(escalationSchema.safeParse({ paths: [never] }).success).toBe(false);
    expect(escalationSchema.safeParse({ paths: [path('money', { deputyId: 'usr_2' })] }).success).toBe(true);
  });
});
