import type { PolicyBody } from '../gate/policy-body';

/**
 * A draft as an editor can show it: what was typed, wherever it has the shape of a policy, else what is in force. Values may still
 * be out of bounds; what is wrong with them is said beside them.
 */
export function mergeDraft(inForce: PolicyBody, typed: unknown): PolicyBody {
  return overlay(inForce, typed) as PolicyBody;
}

function overlay(base: unknown, typed: unknown): unknown {
  if (Array.isArray(base)) return Array.isArray(typed) ? typed : base;
  if (!isRecord(base)) return typed === undefined ? base : typed;
  if (!isRecord(typed)) return base;
  return Object.fromEntries(
    Object.entries(base).map(([key, value]) => [key, key in typed ? overlay(value, typed[key]) : value]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
