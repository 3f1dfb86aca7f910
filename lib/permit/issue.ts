import { randomBytes } from 'node:crypto';

declare const issuedByTheGateway: unique symbol;

/** Proof that one execution of one action may happen once. Nobody but `issuePermit` can make one. */
export type Permit = {
  readonly [issuedByTheGateway]: true;
  readonly actionId: string;
  readonly executionId: string;
  readonly kind: string;
  readonly nonce: string;
};

// Identity counts, not content: a copy of a permit, or an object that merely looks like one, is not in here.
const unspent = new WeakSet<object>();

/** For lib/gateway alone (linted), after the claim has committed. */
export function issuePermit(claim: { actionId: string; executionId: string; kind: string }): Permit {
  const { actionId, executionId, kind } = claim;
  const permit = Object.freeze({
    actionId,
    executionId,
    kind,
    nonce: randomBytes(16).toString('hex'),
  }) as Permit;
  unspent.add(permit);
  return permit;
}

/** Takes the permit out of use; false when it was never issued or is already used. For `spend` alone. */
export const withdrawPermit = (permit: Permit): boolean => unspent.delete(permit);
