import { measureAddedSpend, measureChange } from '../measure-change';
import { deny } from '../rule';
import { agentRule } from '../rule-kinds';

const id = 'memory.tainted-reasons';

/**
 * What somebody outside wrote may put things in order and hold them back. It never is a reason for an amount: an agent that moves money and
 * names such a thing among its reasons is refused, whatever the amount.
 */
export const memoryTaintedReasons = agentRule(id, (_agent, input) => {
  const { taintedReasons } = input.action;
  if (taintedReasons === 0) return [];
  // What can't be measured is refused by those who measure it.
  const movesMoney = measureChange(input) !== null || measureAddedSpend(input) !== 0n;
  if (!movesMoney) return [];
  return [
    deny(
      id,
      `It moves money and rests on ${taintedReasons === 1 ? 'one thing that was' : `${taintedReasons} things that were`} taken from words of somebody outside: no amount is decided by those.`,
      { value: taintedReasons, limit: 0, worse: 'higher' },
      'It can be proposed again without that reason; a person can make the change by hand, or confirm what was learnt on the profile.',
    ),
  ];
});
