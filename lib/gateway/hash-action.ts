import { canonicalText } from '@/lib/platform/canonical';
import { sha256Hex } from '@/lib/platform/hash';

export type HashedAction = {
  workspaceId: string;
  kind: string;
  /** As it is stored: what is personal in it is sealed, so that the hash gives nothing away and can be checked for good. */
  payload: unknown;
  targetType: string;
  targetId: string;
  members: readonly string[];
  expectedPeople: number | null;
  handoffId: string | null;
  connectionId: string;
  requesterType: string;
  requesterId: string;
  reviewCycle: number;
  expiresAt: Date;
  compensatesId: string | null;
  editsId: string | null;
  mitigatesId: string | null;
  policyId: string | null;
  generatedFields: readonly string[];
  modelCallId: string | null;
};

/** The exact bytes an approval is bound to, and their hash: kind, payload, targets, policy, requester, review cycle, expiry. */
export function hashAction(action: HashedAction): { canonical: string; hash: string } {
  const canonical = canonicalText({
    workspaceId: action.workspaceId,
    kind: action.kind,
    payload: action.payload,
    targets: [{ type: action.targetType, id: action.targetId, connectionId: action.connectionId }],
    ...saidOf(action),
    requester: { type: action.requesterType, id: action.requesterId },
    reviewCycle: action.reviewCycle,
    expiresAt: action.expiresAt.toISOString(),
    compensatesId: action.compensatesId,
  });
  return { canonical, hash: sha256Hex(canonical) };
}

/** Said only where there is something to say: what was hashed before these existed hashes the same. */
const saidOf = ({
  members,
  expectedPeople,
  handoffId,
  editsId,
  mitigatesId,
  policyId,
  generatedFields,
  modelCallId,
}: HashedAction) => ({
  ...(members.length > 0 ? { members: [...members] } : {}),
  ...(expectedPeople === null ? {} : { expectedPeople }),
  ...(handoffId === null ? {} : { handoffId }),
  ...(editsId === null ? {} : { editsId }),
  ...(mitigatesId === null ? {} : { mitigatesId }),
  ...(policyId === null ? {} : { policyId }),
  ...(modelCallId === null ? {} : { generatedFields: [...generatedFields], modelCallId }),
});
