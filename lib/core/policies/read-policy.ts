import type { z } from 'zod';
import { type PolicyBody, policyBodySchema } from '../gate/policy-body';
import { checkPolicy, type PolicyProblem } from './check-policy';

/**
 * Reads what somebody typed as a policy: either the whole body, or everything that is wrong with it, field by field. Nothing is
 * mended or filled in. @param answering ids of the people who may decide approvals.
 */
export function readPolicy(
  typed: unknown,
  answering: ReadonlySet<string>,
): { body: PolicyBody; problems: [] } | { body: null; problems: PolicyProblem[] } {
  const parsed = policyBodySchema.safeParse(typed);
  const problems = parsed.success ? checkPolicy(parsed.data, answering) : parsed.error.issues.map(problemOf);
  return parsed.success && problems.length === 0
    ? { body: parsed.data, problems: [] }
    : { body: null, problems };
}

function problemOf(issue: z.core.$ZodIssue): PolicyProblem {
  return { field: fieldName(issue.path) || 'policy', ...explain(issue) };
}

function explain(issue: z.core.$ZodIssue): Omit<PolicyProblem, 'field'> {
  switch (issue.code) {
    case 'invalid_type':
      return { reason: 'is missing or of another kind', remedy: `Give ${nounOf(issue.expected)}.` };
    case 'invalid_value':
      return {
        reason: 'is none of the choices',
        remedy: `Choose one of: ${issue.values.map(String).join(', ')}.`,
      };
    case 'too_small':
      return { reason: 'is too small', remedy: `Give ${issue.minimum} or more${unitOf(issue.origin)}.` };
    case 'too_big':
      return { reason: 'is too large', remedy: `Give ${issue.maximum} or less${unitOf(issue.origin)}.` };
    case 'unrecognized_keys':
      return { reason: `has parts that are not known: ${issue.keys.join(', ')}`, remedy: 'Leave them out.' };
    case 'invalid_format':
      return String(issue.path.at(-1)).endsWith('Micros')
        ? { reason: 'is not an amount', remedy: 'Give an amount such as 150 or 12.50.' }
        : { reason: issue.message, remedy: 'Correct it; the rest stays as you typed it.' };
    default:
      return { reason: issue.message, remedy: 'Correct it; the rest stays as you typed it.' };
  }
}

function nounOf(expected: string): string {
  if (expected === 'string') return 'a text';
  if (expected === 'int') return 'a whole number';
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

const unitOf = (origin: string): string =>
  origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';

/** `['escalation', 'paths', 0, 'reviewerId']` as `escalation.paths[0].reviewerId`. */
const fieldName = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, key) =>
      typeof key === 'number' ? `${name}[${key}]` : name ? `${name}.${String(key)}` : String(key),
    '',
  );
