import { channels } from '@/lib/core/actions/catalogue';
import { AppError } from '@/lib/core/shared/app-error';
import { assertNever } from '@/lib/core/shared/assert-never';
import type { Budget } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

type Subject = Pick<Budget, 'workspaceId' | 'subject' | 'subjectId'>;

const nouns: Record<Budget['subject'], string> = {
  workspace: 'this workspace',
  channel: 'a channel',
  campaign: 'a campaign of this workspace',
  agent: 'an agent of this workspace',
  ad_account: 'an ad account of any campaign of this workspace',
};

/** @throws AppError `invalid_request` naming `subjectId` when a budget would cap something that is not there. */
export async function assertSubject(tx: Tx, subject: Subject): Promise<void> {
  if (await exists(tx, subject)) return;
  const reason = `is not ${nouns[subject.subject]}`;
  throw new AppError('invalid_request', {
    detail: `In the body, subjectId ${reason}.`,
    remedy: 'Choose one from the list.',
    invalidParams: [{ in: 'body', name: 'subjectId', reason }],
  });
}

async function exists(tx: Tx, { workspaceId, subject, subjectId }: Subject): Promise<boolean> {
  const own = { where: { id_workspaceId: { id: subjectId, workspaceId } }, select: { id: true } };
  switch (subject) {
    case 'workspace':
      return subjectId === workspaceId;
    case 'channel':
      return channels.some((channel) => channel === subjectId);
    case 'campaign':
      return (await tx.campaign.findUnique(own)) !== null;
    case 'agent':
      return (await tx.agent.findUnique(own)) !== null;
    case 'ad_account':
      return (await tx.campaign.findFirst({ where: { workspaceId, adAccount: subjectId } })) !== null;
    default:
      return assertNever(subject);
  }
}
