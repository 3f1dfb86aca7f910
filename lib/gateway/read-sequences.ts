import type { DueStep, Enrolment, OutreachSequence, OutreachTool } from '@/lib/connectors/kit/connector';
import { connectorById } from '@/lib/connectors/registry';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/tx';

export type { DueStep, Enrolment, OutreachSequence };

/** The workspace's outreach tool; null where none is connected. In a transaction, pass it: it must not wait for a second connection. */
export async function outreachTool(
  workspaceId: string,
  tx: Pick<Tx, 'connection'> = db(),
): Promise<OutreachTool | null> {
  const connection = await tx.connection.findFirst({ where: { workspaceId, channel: 'outreach' } });
  return (connection && connectorById(connection.connector).outreach) ?? null;
}

/** The sequences of the workspace's outreach tool, read live. Empty where none is connected. */
export async function readSequences(workspaceId: string): Promise<OutreachSequence[]> {
  return (await (await outreachTool(workspaceId))?.listSequences(workspaceId)) ?? [];
}

/** One sequence, read live; null where the tool has none of this id, or no tool is connected. */
export async function readSequence(
  workspaceId: string,
  sequenceId: string,
  tx: Pick<Tx, 'connection'> = db(),
): Promise<OutreachSequence | null> {
  return (await (await outreachTool(workspaceId, tx))?.readSequence(workspaceId, sequenceId)) ?? null;
}

/** Where a contact is in the outreach tool, read live, by the tool's own id of the contact. */
export async function readEnrolment(
  workspaceId: string,
  contactExternalId: string,
  tx: Pick<Tx, 'connection'> = db(),
): Promise<Enrolment> {
  const nowhere: Enrolment = { sequenceId: null, nextStep: null, dueAt: null };
  return (
    (await (await outreachTool(workspaceId, tx))?.readEnrolment(workspaceId, contactExternalId)) ?? nowhere
  );
}

/**
 * Steps whose time has come, those due longest first; `after` is the last one seen, so that steps which the gate holds back do
 * not stand in the way of the others.
 */
export async function readDueSteps(
  workspaceId: string,
  limit: number,
  after?: Pick<DueStep, 'dueAt' | 'contactExternalId'>,
): Promise<DueStep[]> {
  return (await (await outreachTool(workspaceId))?.dueSteps(workspaceId, limit, after)) ?? [];
}
