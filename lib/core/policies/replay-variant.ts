import { type Facts, isUnknown } from '../gate/facts';
import type { PolicyBody } from '../gate/policy-body';
import type { ScopeBody } from '../scopes/scope-body';
import { localClock } from './replay-clock';

/** What is tried out: another policy, or another scope of one agent. */
export type ReplayDraft = {
  policy?: PolicyBody;
  scope?: { agentId: string; body: ScopeBody };
};

/** @returns the facts as they would have been under the draft; the same object where the draft says what was in force. */
export type Variant = (facts: Facts, at: Date) => Facts;

/** Puts the draft in the place of what was in force. Bodies are compared once each, by what they say. */
export function variantOf({ policy, scope }: ReplayDraft): Variant {
  const samePolicy = policy ? sameAs(policy) : () => true;
  const sameScope = scope ? sameAs(scope.body) : () => true;
  return (facts, at) => {
    const before = facts.policy;
    const changed =
      policy && (isUnknown(before) || !samePolicy(before.body))
        ? { ...facts, policy: { ...(isUnknown(before) ? nowhere : before), body: policy } }
        : facts;
    const { requester } = facts;
    if (!scope || requester.type !== 'agent' || requester.id !== scope.agentId) return changed;
    if (!isUnknown(requester.scope) && sameScope(requester.scope.body)) return changed;
    const held = isUnknown(requester.scope) ? null : requester.scope;
    const zone = scope.body.hours.timeZone;
    return {
      ...changed,
      requester: { ...requester, scope: { ...(held ?? nowhere), body: scope.body } },
      localTime: held?.body.hours.timeZone === zone ? facts.localTime : localClock(at, zone),
    };
  };
}

const nowhere = { id: 'draft', version: 0 };

function sameAs<T extends object>(draft: T): (body: T) => boolean {
  const text = sortedText(draft);
  const known = new WeakMap<T, boolean>();
  return (body) => {
    const before = known.get(body);
    if (before !== undefined) return before;
    const same = sortedText(body) === text;
    known.set(body, same);
    return same;
  };
}

/** JSON with the keys in one order: what a database gives back has them in another than what was written. */
const sortedText = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
