import type { z } from 'zod';

/** What is wrong with a field and what to send instead, as the end of a sentence that starts with its name. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing: give ${article(issue.expected)}`
        : `has the wrong type: give ${article(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has fields that are not known (${issue.keys.join(', ')}): leave them out`;
    case 'too_small':
      return `is too small: the minimum is ${issue.minimum} ${unit(issue.origin)}`.trimEnd();
    case 'too_big':
      return `is too large: the maximum is ${issue.maximum} ${unit(issue.origin)}`.trimEnd();
    case 'invalid_format':
      return `is not ${issue.format === 'regex' ? 'of the expected form' : `a valid ${issue.format}`}`;
    default:
      return undefined;
  }
}

function article(expected: string): string {
  if (expected === 'string') return 'a text';
  if (expected === 'int') return 'a whole number';
  return `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`;
}

function unit(origin: string): string {
  if (origin === 'string') return 'characters';
  return origin === 'array' || origin === 'set' ? 'items' : '';
}
