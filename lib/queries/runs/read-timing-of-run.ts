import type { RunDetail } from '@/lib/contracts/runs';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import type { Signal } from '@/lib/db/generated/client';
import { isMasked } from '@/lib/db/open-sealed';
import { presentTiming } from '../contacts/read-contact-habits';

/** When the step that a signal reports as due was to go out, and why then. At what hour somebody reads is theirs: hidden with who they are. */
export async function readTimingOfRun(
  signal: Pick<Signal, 'workspaceId' | 'kind' | 'contactId' | 'payload' | 'recordedAt'>,
): Promise<RunDetail['timing']> {
  if (signal.kind !== 'sequence.step-due' || signal.contactId === null || isMasked()) return null;
  const { sequenceId, step } = recordedPayloads['sequence.step-due'].parse(signal.payload);
  const row = await db().stepTiming.findFirst({
    where: {
      workspaceId: signal.workspaceId,
      contactId: signal.contactId,
      sequenceId,
      step,
      sendAt: { lte: signal.recordedAt },
    },
    orderBy: { sendAt: 'desc' },
  });
  if (!row) return null;
  const { dueAt, sendAt, why } = presentTiming(row);
  return { dueAt, sendAt, why };
}
