import type { Facts, GateAction } from '../../../lib/core/gate/facts';
import type { Verdict } from '../../../lib/core/gate/finding';
import { anAgent, aPolicy, aScope } from '../builders/gate';

/** A question to the gate; what is left out is as in `anAction()` and `aFacts()`. */
export type GateCase = { action?: GateAction; facts?: Partial<Facts> };

/** One case in which a rule objects, alone and once, and a near one in which it does not. */
export type Example = { verdict: Verdict; says: RegExp; speaks: GateCase; silent: GateCase };

/** An agent with the scope that grants everything, but for `over`. */
export const scoped = (over: Parameters<typeof aScope>[0]): Partial<Facts> => ({
  requester: anAgent({ scope: aScope(over) }),
});

/** The policy of `aPolicyBody()`, but for `over`. */
export const under = (over: Parameters<typeof aPolicy>[0]): Partial<Facts> => ({ policy: aPolicy(over) });
