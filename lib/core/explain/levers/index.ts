import type { Lever, LeverHelp } from '../lever';
import type { GateCase } from '../patch';
import { agentLevers } from './agent-levers';
import { contactLevers } from './contact-levers';
import { limitLevers } from './limit-levers';
import { moneyLevers } from './money-levers';
import { peopleLevers } from './people-levers';
import { situationLevers } from './situation-levers';
import { wordsLevers } from './words-levers';

const sources = [
  moneyLevers,
  contactLevers,
  peopleLevers,
  wordsLevers,
  agentLevers,
  situationLevers,
  limitLevers,
];

/** Everything that could have been otherwise in a case that the gate understands; what the world was like before what people set. */
export const leversOf = (one: GateCase, help: LeverHelp): Lever[] =>
  sources.flatMap((source) => source(one, help));
