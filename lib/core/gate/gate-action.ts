import type { GateAction } from './facts';

/** An action as it is stored: what the gate needs of it. */
export type StoredAction = {
  kind: string;
  payload: unknown;
  hash: string;
  expiresAt: Date;
  confidence: number;
  expectedPeople: number | null;
  compensatesId: string | null;
  editsId: string | null;
  mitigatesId: string | null;
  reducesExposure: boolean;
  /** What its reasons name: schema `inputRefSchema`, each. */
  inputs: unknown;
};

/** A stored action as the gate sees it: the same whether it is decided now or again later. */
export const gateActionOf = (action: StoredAction): GateAction => ({
  kind: action.kind,
  payload: action.payload,
  hash: action.hash,
  expiresAt: action.expiresAt.toISOString(),
  confidence: action.confidence,
  expectedPeople: action.expectedPeople,
  compensatesId: action.compensatesId,
  editsId: action.editsId,
  mitigatesId: action.mitigatesId,
  addsExposure: action.compensatesId !== null && !action.reducesExposure,
  taintedReasons: taintedIn(action.inputs),
});

const taintedIn = (inputs: unknown): number =>
  Array.isArray(inputs)
    ? inputs.filter((input: { taint?: unknown } | null) => input?.taint === 'outside').length
    : 0;
