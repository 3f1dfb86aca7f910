import type { Actor } from '@/lib/core/access/actor';
import type { ResearchAnswer } from '@/lib/core/research/research-field';
import { assertNever } from '@/lib/core/shared/assert-never';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { lockedContact } from '../contacts/locked-contact';
import { recordConsentIn } from '../contacts/record-consent';
import { stateWithdrawal } from '../contacts/state-withdrawal';
import { correctAccountIn } from '../profiles/correct-account';
import { confirmRoleIn } from '../surges/confirm-role';

type Answered = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  accountId: string;
  contactId: string;
  questionId: string;
  answer: ResearchAnswer;
};
const person = { purpose: 'sales_outreach', channel: 'email' } as const;

/** Puts the profile right by what somebody said, the way a person of ours always does: with its own entry of the record. */
export async function writeAnswer(tx: Tx, answered: Answered): Promise<void> {
  const { workspaceId, actor, accountId, contactId, questionId, answer } = answered;
  const by = { workspaceId, actor, accountId };
  switch (answer.field) {
    case 'industry':
    case 'region':
    case 'employees':
      return correctAccountIn(tx, { ...by, fields: { [answer.field]: answer.value }, release: [] });
    case 'timing':
      // The answer is the fact: no source states it, so nothing else has to be put right.
      return;
    case 'role':
      await confirmRoleIn(tx, { ...by, contactId, role: answer.value });
      return;
    case 'consent': {
      const stated = {
        workspaceId,
        actor,
        contactId,
        ...person,
        evidence: { source: 'conversation', wordingVersion: null, reference: questionId },
        occurredAt: now(),
      };
      if (answer.value === 'yes') await recordConsentIn(tx, { ...stated, basis: 'consent', expiresAt: null });
      else {
        await lockedContact(tx, workspaceId, contactId);
        await stateWithdrawal(tx, stated);
      }
      return;
    }
    default:
      assertNever(answer);
  }
}
