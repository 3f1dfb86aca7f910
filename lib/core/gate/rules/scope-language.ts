import { coversName } from '../../scopes/scope-body';
import { peopleRule } from '../people-rule';

/** By primary subtag: who grants `pt` grants `pt-BR`. */
export const scopeLanguage = peopleRule(
  'scope.language',
  'language',
  (people) => people.languages,
  (scope, language) => coversName(scope.languages, language && (language.split('-')[0] ?? language)),
);
