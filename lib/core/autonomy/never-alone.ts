import { type ActionKind, catalogue } from '../actions/catalogue';
import { messageKinds } from '../messages/message-of';

/** Kinds with words of their own that a person reads. */
const says: readonly ActionKind[] = Object.values(messageKinds);

/** What no setting lets an agent do alone, for the kinds of action it may do: the floor of oversight, in sentences. */
export function describeNeverAlone(kinds: readonly ActionKind[]): string[] {
  const has = (test: (kind: ActionKind) => boolean) => kinds.some(test);
  const capped = kinds.filter((kind) => catalogue[kind].autonomyCeiling === 'ask');
  const grave = kinds.filter(
    (kind) => catalogue[kind].risk === 'high' && !catalogue[kind].reversibility.reversible,
  );
  return [
    ...capped.map((kind) => `${catalogue[kind].title}: always a person’s decision.`),
    ...grave.map((kind) => `${catalogue[kind].title}: grave and not to be taken back.`),
    ...(has((kind) => catalogue[kind].reaches !== null)
      ? ['The first word to executives and boards of accounts of tier 1.']
      : []),
    ...(has((kind) => says.includes(kind)) ? ['Words that no person wrote or approved.'] : []),
    ...(has((kind) => catalogue[kind].channel === 'ads')
      ? ['A change of a budget or bid by more than half.']
      : []),
    has((kind) => catalogue[kind].channel !== 'ads')
      ? 'Anything done on data of very poor or unknown quality.'
      : 'Anything done on data of very poor quality.',
    'Change its own scope, level, budget, policy or who is asked.',
  ];
}
