import { catalogue } from '@/lib/core/actions/catalogue';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import { usesAddition } from '@/lib/core/scopes/uses-addition';
import { activeAdditions } from '@/lib/db/repositories/scope-additions';
import type { Tx } from '@/lib/db/tx';
import type { Subject } from './subject';

type Additions = Extract<Facts['requester'], { type: 'agent' }>['additions'];

/** What was added to the agent's scope and this action makes use of, with how often its outcome was judged since. */
export async function scopeAdditionFacts(tx: Tx, subject: Subject, facts: Facts): Promise<Additions> {
  const { requester, target } = facts;
  if (requester.type !== 'agent' || isUnknown(requester.scope) || subject.compensates) return [];
  const rows = await activeAdditions(tx, requester.id);
  const { body } = requester.scope;
  const action = {
    kind: subject.kind,
    channel: catalogue[subject.kind].channel,
    connectionId: subject.connectionId,
    target: isUnknown(target) ? null : target,
  };
  const used = rows.filter((row) => usesAddition(row, body, action));
  return Promise.all(
    used.map(async ({ id, field, item }) => ({
      id,
      field,
      item,
      reviewed: await tx.outcomeReview.count({
        where: {
          agentId: requester.id,
          verdict: 'right',
          action: { additions: { some: { additionId: id } } },
        },
      }),
    })),
  );
}
