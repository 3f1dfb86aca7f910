import type { OutreachTool } from '@/lib/connectors/kit/connector';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { outreachTool } from './read-sequences';

/**
 * Tells the outreach tool that a step's message went out, and mirrors where the contact is then: after the last step it is in no
 * sequence, and may be put into another. Nothing where no tool is connected.
 * @throws ConnectorError when the tool refuses or does not answer.
 */
export async function completeStep(
  workspaceId: string,
  sent: Parameters<OutreachTool['completeStep']>[1],
): Promise<void> {
  const tool = await outreachTool(workspaceId);
  if (!tool) return;
  const { sequenceId } = await tool.completeStep(workspaceId, sent);
  await inTransaction((tx) =>
    tx.contact.updateMany({
      where: { workspaceId, externalId: sent.contactExternalId },
      data: { sequenceExternalId: sequenceId, updatedAt: now() },
    }),
  );
}
