import type { AuditEntryView } from '@/lib/contracts/audit';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { sha256Hex } from '@/lib/platform/hash';
import { describeField, presentValue, refsInState } from '../actions/outside-fields';
import { refsInTexts } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { presentAuditRow, refsOfEntry } from './present-audit-row';
import { readDropOf } from './read-drops';
import { readEntryChain } from './read-entry-chain';
import {
  approvalIdOf,
  findingsOf,
  gistOf,
  inputsOf,
  readBody,
  signalIdOf,
  statesOf,
  whyOf,
} from './read-entry-parts';

/** One entry in full. @throws AppError `not_found`, for foreign ids too. */
export async function readAuditEntry(
  workspace: { id: string; currency: string },
  entryId: string,
): Promise<AuditEntryView> {
  const entry = await db().auditEntry.findUnique({
    where: { id_workspaceId: { id: entryId, workspaceId: workspace.id } },
  });
  if (!entry) throw new AppError('not_found', { detail: 'There is no such entry.' });
  const { detail, actorVersion, completesId } = readBody(entry.verb, entry.body);
  const { after, before: ownBefore } = statesOf(detail);
  // An outcome says what is there now; what was there before, the entry of its intent has said.
  const before = ownBefore ?? (await stateBefore(workspace.id, completesId));
  const [findings, inputs] = [findingsOf(detail), inputsOf(detail)];
  const states = [before, after].flatMap((state) => Object.values(state ?? {}).map(String));
  const texts = [
    whyOf(detail) ?? '',
    gistOf(detail) ?? '',
    ...findings.map((each) => each.message),
    ...states,
    ...inputs.map((each) => each.note),
  ];
  const names = await resolveNames(workspace.id, [
    ...refsOfEntry(entry),
    ...inputs,
    ...refsInState(before),
    ...refsInState(after),
    ...refsInTexts(texts),
  ]);
  return {
    ...presentAuditRow(entry, names),
    actorVersion,
    completesId,
    why: whyOf(detail),
    findings,
    inputs: inputs.map((input) => ({ ...input, name: names.of(input.type, input.id).name })),
    changes: Object.entries(after ?? {}).map(([field, value]) => ({
      ...describeField(field),
      before: before && Object.hasOwn(before, field) ? presentValue(field, before[field], names) : null,
      after: presentValue(field, value, names),
    })),
    currency: workspace.currency,
    signalId: signalIdOf(detail),
    approvalId: approvalIdOf(detail),
    chain: await readEntryChain(workspace.id, entry, detail),
    dropped: entry.canonical === '' ? await readDropOf(workspace.id, entry.id) : null,
    detail,
    canonical: entry.canonical,
    sha256: sha256Hex(entry.canonical),
    mentions: names.mentionsIn(texts),
  };
}

async function stateBefore(workspaceId: string, intentId: string | null) {
  if (!intentId) return null;
  const intent = await db().auditEntry.findUnique({
    where: { id_workspaceId: { id: intentId, workspaceId } },
  });
  return intent && statesOf(readBody(intent.verb, intent.body).detail).before;
}
