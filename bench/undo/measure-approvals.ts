import { AppError } from '../../lib/core/shared/app-error';
import { db } from '../../lib/db/client';
import { executeAction } from '../../lib/gateway';
import { decideApproval } from '../../lib/usecases/approvals/decide-approval';
import { proposeAssignment } from '../../tests/support/assignment';
import { aWorkspace } from '../../tests/support/workspace';
import { exactly, type Figure, plain } from '../figure';
import { withGateDatabase } from '../gate/with-gate-database';

const APPROVALS = 1000;
const AT_ONCE = 8;

type Asked = Awaited<ReturnType<typeof proposeAssignment>> & { hash: string };

/** Does it for all, so many at a time. */
async function forAll<A, B>(all: readonly A[], fn: (each: A, index: number) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let i = next++; i < all.length; i = next++) results[i] = await fn(all[i] as A, i);
    }),
  );
  return results;
}

/** A thousand questions, answered backwards: by two people at once and twice each, with the hash of another, while executors try before and after. */
export function measureApprovals(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
    const { workspaceId, admin, reviewer } = workspace;
    const asked = await forAll(Array.from({ length: APPROVALS }), async (): Promise<Asked> => {
      const proposed = await proposeAssignment(workspace);
      const { hash } = await db().action.findUniqueOrThrow({
        where: { id: proposed.actionId },
        select: { hash: true },
      });
      return { ...proposed, hash };
    });
    say(`${asked.filter(({ status }) => status === 'awaiting_approval').length} questions are open.`);
    let unexpected = 0;
    const quiet = async <T>(work: Promise<T>): Promise<T | null> => {
      try {
        return await work;
      } catch (error) {
        if (!(error instanceof AppError)) {
          unexpected += 1;
          say(`  ${String(error)}`);
        }
        return null;
      }
    };
    const started = performance.now();
    const backwards = asked.toReversed();
    const granted = await forAll(backwards, async (one, i) => {
      const other = backwards[(i + 1) % backwards.length] as Asked;
      const answer = (actor: typeof admin, actionHash: string) =>
        quiet(
          decideApproval({
            workspaceId,
            actor,
            approvalId: one.approvalId ?? '',
            actionHash,
            answer: 'granted',
            reason: null,
          }),
        );
      const execute = () => quiet(executeAction({ workspaceId, actionId: one.actionId }));
      const swap = quiet(
        db()
          .action.update({ where: { id: one.actionId }, data: { payload: { swapped: true } } })
          .then(
            () => true,
            () => {
              throw new AppError('conflict', { detail: 'The database refuses other parameters.' });
            },
          ),
      );
      const answers = await Promise.all([
        answer(reviewer, other.hash),
        answer(reviewer, one.hash),
        answer(reviewer, one.hash),
        answer(admin, one.hash),
        execute(),
        execute(),
      ]);
      const swapped = await swap;
      await Promise.all([execute(), execute()]);
      return {
        grants: answers.slice(0, 4).filter(Boolean).length,
        crossed: Number(answers[0] !== null),
        swapped: Number(swapped !== null),
      };
    });
    const seconds = (performance.now() - started) / 1000;
    const effects = await db().$queryRaw<{ externalId: string; count: bigint; owner: string }[]>`
      SELECT response->>'externalId' AS "externalId", count(*), min(response->'requested'->>'ownerId') AS owner
      FROM practice_requests WHERE workspace_id = ${workspaceId} GROUP BY 1`;
    const effectOf = new Map(effects.map((effect) => [effect.externalId, effect]));
    const lost = asked.filter(({ externalId }) => !effectOf.has(externalId)).length;
    const twice = effects.filter(({ count }) => count > 1n).length;
    const otherwise = asked.filter(
      ({ externalId, owner }) => (effectOf.get(externalId)?.owner ?? owner) !== owner,
    ).length;
    const sum = (of: (one: (typeof granted)[number]) => number) =>
      granted.reduce((total, one) => total + of(one), 0);
    return [
      exactly('approvals: answered', granted.filter(({ grants }) => grants === 1).length, '', APPROVALS),
      exactly('approvals: lost', lost, '', 0),
      exactly(
        'approvals: crossed',
        sum(({ crossed }) => crossed),
        '',
        0,
      ),
      exactly(
        'approvals: parameters swapped before the claim',
        sum(({ swapped }) => swapped),
        '',
        0,
      ),
      exactly('approvals: executed with other parameters', otherwise, '', 0),
      exactly('approvals: more than one effect', twice, '', 0),
      exactly('approvals: effects in all', effects.length, '', APPROVALS),
      exactly('approvals: unexpected failures', unexpected, '', 0),
      plain('approvals: answered and carried out', APPROVALS / seconds, '/s'),
    ];
  });
}
