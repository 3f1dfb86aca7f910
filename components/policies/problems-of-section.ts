import type { PolicyProblemView } from '@/lib/contracts/policies';
import type { PolicySection } from '@/lib/core/policies/policy-change';
import { sectionOfField } from './field-title';

/** What the server found wrong in one section: reason and remedy by the path within the section. */
export function problemsOfSection(
  section: PolicySection,
  problems: readonly PolicyProblemView[],
): Record<string, string> {
  return Object.fromEntries(
    problems
      .filter(({ field }) => sectionOfField(field) === section)
      .map(({ field, reason, remedy }) => [
        section === 'limits' ? field : field.slice(section.length + 1),
        `${reason}. ${remedy}`,
      ]),
  );
}
