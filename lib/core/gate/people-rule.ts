import type { ScopeBody } from '../scopes/scope-body';
import { isUnknown } from './facts';
import type { People } from './measured';
import { readPeople } from './read-target';
import { deny, type Rule, unreadable } from './rule';
import { scopeRule } from './rule-kinds';

/**
 * A limit of the scope on the kind of people an action may touch: every value found among them must be covered.
 * @param what the property in words, such as "region"; `values` reads it; `show` names one value, null being unknown.
 */
export const peopleRule = (
  id: string,
  what: string,
  values: (people: People) => readonly (string | null)[],
  covers: (scope: ScopeBody, value: string | null) => boolean,
  show: (value: string) => string = (value) => value,
): Rule => {
  const question = `whether the agent may touch people of this ${what}`;
  return scopeRule(id, question, (scope, input) => {
    const people = readPeople(input);
    if (people === null) return [];
    if (isUnknown(people)) return [unreadable(id, question, people.unknown)];
    const outside = values(people).filter((value) => !covers(scope, value));
    if (outside.length === 0) return [];
    const named = outside.map((value) => (value === null ? 'unknown' : show(value)));
    return [
      deny(
        id,
        `Outside the agent's scope: ${what} ${named.join(', ')}.`,
        { [what]: named.join(', ') },
        `A person can take this on; an admin can add the ${what} to the scope, and a second admin confirms it.`,
      ),
    ];
  });
};
