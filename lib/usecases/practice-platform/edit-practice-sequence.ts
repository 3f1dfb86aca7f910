import type { EditPracticeSequenceBody } from '@/lib/contracts/practice-outreach';
import type { Actor } from '@/lib/core/access/actor';
import type { OutsideState } from '@/lib/core/actions/catalogue';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { sha256Hex } from '@/lib/platform/hash';
import { changeSequence, type OutreachSequence } from '@/lib/practice-platform/outreach-sequences';
import { asVendorAnswer, vendorSignature } from './as-vendor-answer';

type SequenceState = Pick<OutreachSequence, 'isActive' | 'steps'>;

/** Edits a sequence as someone would on the outreach tool's own screen: no gate, because it stands for what happens outside of Mandate. */
export function editPracticeSequence(input: {
  workspaceId: string;
  actor: Actor;
  externalId: string;
  set: EditPracticeSequenceBody;
}): Promise<SequenceState> {
  const { workspaceId, actor, externalId, set } = input;
  return asVendorAnswer(
    inTransaction(async (tx) => {
      const change = { workspaceId, externalId, set, by: vendorSignature(actor) };
      const { before, after } = await changeSequence(tx, change);
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        await appendAuditEntry(tx, {
          workspaceId,
          actor,
          verb: 'practice.edited',
          subject: { type: 'practice_sequence', id: externalId },
          detail: {
            system: 'outreach',
            externalId,
            before: recordable(before, set.step?.index),
            after: recordable(after, set.step?.index),
          },
        });
      }
      return { isActive: after.isActive, steps: after.steps };
    }),
  );
}

/** The words are long: the record says which they were by their hash. */
function recordable({ isActive, steps }: SequenceState, index: number | undefined): OutsideState {
  const step = index === undefined ? undefined : steps[index];
  if (index === undefined || !step) return { isActive };
  const { subject, body, delayDays } = step;
  return { isActive, step: index + 1, subject, bodySha256: sha256Hex(body), delayDays };
}
