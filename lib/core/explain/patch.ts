import { z } from 'zod';
import type { Facts, GateAction } from '../gate/facts';

/** One question to the gate: what `decide` takes. */
export type GateCase = { action: GateAction; facts: Facts; now: Date };

const path = z
  .string()
  .max(200)
  .regex(/^(\/[A-Za-z0-9_.-]+)+$/, 'must be a path such as /action/confidence');
const index = z.number().int().min(0);

/**
 * One exact change of a case. Paths begin with `/action`, `/facts` or `/now`. Lists and texts are named by positions, so that a patch
 * holds nothing of a person that was not put into it.
 */
export const patchStepSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('set'), path, value: z.json() }),
  /** Leaves these items out of a list. */
  z.strictObject({ op: z.literal('leave_out'), path, items: z.array(index) }),
  /** Keeps only the first items of a list. */
  z.strictObject({ op: z.literal('keep_first'), path, count: index }),
  /** Cuts passages out of a text: [start, end], in order and apart. */
  z.strictObject({ op: z.literal('cut'), path, passages: z.array(z.tuple([index, index])) }),
  /** Adds to the end of a text. */
  z.strictObject({ op: z.literal('append'), path, text: z.string() }),
]);
export type PatchStep = z.infer<typeof patchStepSchema>;
export const patchSchema = z.array(patchStepSchema).min(1).max(60);
export type Patch = readonly PatchStep[];

export const set = (at: string, value: unknown): PatchStep => ({
  op: 'set',
  path: at,
  value: value as z.infer<ReturnType<typeof z.json>>,
});

/** The case with the patch applied; the one given stays as it is. @throws RangeError where a path leads nowhere. */
export function applyPatch(one: GateCase, patch: Patch): GateCase {
  let tree: Node = { action: one.action, facts: one.facts, now: one.now.toISOString() };
  for (const step of patch) tree = changeAt(tree, step.path.split('/').slice(1), step) as Node;
  return { action: tree.action as GateAction, facts: tree.facts as Facts, now: new Date(String(tree.now)) };
}

type Node = Record<string, unknown>;

/** Copies along the path alone: what is not changed stays the same object, and what was worked out of it stays known. */
function changeAt(node: unknown, [key, ...rest]: readonly string[], step: PatchStep): unknown {
  if (key === undefined) return changed(node, step);
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key))
    throw new RangeError(`The path ${step.path} leads nowhere in this case.`);
  const value = changeAt((node as Node)[key], rest, step);
  return Array.isArray(node) ? node.with(Number(key), value) : { ...node, [key]: value };
}

function changed(value: unknown, step: PatchStep): unknown {
  switch (step.op) {
    case 'set':
      return step.value;
    case 'leave_out': {
      const gone = new Set(step.items);
      return listAt(value, step).filter((_item, at) => !gone.has(at));
    }
    case 'keep_first':
      return listAt(value, step).slice(0, step.count);
    case 'cut':
      return step.passages.reduceRight(
        (text, [start, end]) => text.slice(0, start) + text.slice(end),
        textAt(value, step),
      );
    case 'append':
      return textAt(value, step) + step.text;
  }
}

function listAt(value: unknown, { path: at }: PatchStep): unknown[] {
  if (!Array.isArray(value)) throw new RangeError(`There is no list at ${at}.`);
  return value;
}

function textAt(value: unknown, { path: at }: PatchStep): string {
  if (typeof value !== 'string') throw new RangeError(`There is no text at ${at}.`);
  return value;
}
