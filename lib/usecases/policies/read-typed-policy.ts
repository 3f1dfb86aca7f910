import { permissionsOf } from '@/lib/core/access/permissions';
import type { PolicyBody } from '@/lib/core/gate/policy-body';
import { readPolicy } from '@/lib/core/policies/read-policy';
import { AppError } from '@/lib/core/shared/app-error';
import type { Tx } from '@/lib/db/tx';

/** Ids of the people who may decide approvals at this moment: only they can be asked. */
export async function peopleWhoAnswer(tx: Tx, workspaceId: string): Promise<ReadonlySet<string>> {
  const members = await tx.membership.findMany({
    where: { workspaceId, disabledAt: null },
    select: { userId: true, roles: true },
  });
  return new Set(
    members.filter(({ roles }) => permissionsOf(roles).has('approvals.decide')).map(({ userId }) => userId),
  );
}

/** A policy as it was typed. @throws AppError `invalid_request` with field, reason and remedy of everything that is wrong with it. */
export async function requirePolicy(tx: Tx, workspaceId: string, typed: unknown): Promise<PolicyBody> {
  const { body, problems } = readPolicy(typed, await peopleWhoAnswer(tx, workspaceId));
  if (body) return body;
  const [first] = problems;
  throw new AppError('invalid_request', {
    detail:
      problems.length === 1 && first
        ? `${first.field} ${first.reason}.`
        : `${problems.length} fields of the policy are not valid.`,
    remedy: problems.length === 1 && first ? first.remedy : 'Correct the fields named; nothing was changed.',
    invalidParams: problems.map(({ field, reason, remedy }) => ({
      name: `body.${field}`,
      in: 'body' as const,
      reason: `${reason}. ${remedy}`,
    })),
  });
}
