import type { PolicyProblemView } from '@/lib/contracts/policies';
import type { PolicySection } from '@/lib/core/policies/policy-change';

const sections: readonly string[] = ['reach', 'contact', 'brand', 'oversight', 'escalation'];

/** What the server found wrong in one section: reason and remedy by the path within the section. */
export function problemsOfSection(
  section: PolicySection,
  problems: readonly PolicyProblemView[],
): Record<string, string> {
  return Object.fromEntries(
    problems.flatMap(({ field, reason, remedy }) => {
      const [first = '', ...rest] = field.split('.');
      const isOwn = sections.includes(first) ? first === section : section === 'limits';
      if (!isOwn) return [];
      return [[section === 'limits' ? field : rest.join('.'), `${reason}. ${remedy}`]];
    }),
  );
}
