import { z } from 'zod';
import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import { practiceDb } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { PracticeApiError } from './practice-api-error';

const responseSchema = z.strictObject({
  externalRef: z.string(),
  externalId: z.string(),
  requested: outsideStateSchema,
  before: outsideStateSchema,
  after: outsideStateSchema,
});
export type PracticeResponse = z.infer<typeof responseSchema>;
export type PracticeOperation =
  | 'crm.contact.update'
  | 'ads.campaign.update'
  | 'outreach.enrolment.update'
  | 'outreach.audience.update'
  | 'outreach.step.complete'
  | 'email.message.send'
  | 'sms.message.send'
  | 'in_product.notice.update'
  | 'cms.page.update';

export type PracticeCall = {
  workspaceId: string;
  externalId: string;
  idempotencyKey: string;
  operation: PracticeOperation;
  requested: PracticeResponse['requested'];
};

// One call per key at a time: whoever asks about a key waits for the call under way and then sees how it ended.
const lockKey = (tx: Tx, workspaceId: string, key: string) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`practice:${workspaceId}:${key}`}, 0))`;

/**
 * Carries a call out in a transaction of its own, once per idempotency key: the same call again gets the first answer.
 * @throws PracticeApiError `key_reused` when the key came with other contents; whatever `change` throws, nothing kept.
 */
export async function answerOnce(
  call: PracticeCall,
  change: (tx: Tx) => Promise<{ before: PracticeResponse['before']; after: PracticeResponse['after'] }>,
): Promise<PracticeResponse> {
  const { workspaceId, idempotencyKey, operation, externalId, requested } = call;
  return practiceDb().$transaction(async (tx) => {
    await lockKey(tx, workspaceId, idempotencyKey);
    const known = await tx.practiceRequest.findUnique({
      where: { workspaceId_idempotencyKey: { workspaceId, idempotencyKey } },
    });
    if (known) {
      const answer = knownAnswer(known, call);
      if (answer instanceof PracticeApiError) throw answer;
      return answer;
    }
    const answer = { externalRef: newId('prq'), externalId, requested, ...(await change(tx)) };
    await tx.practiceRequest.create({
      data: { workspaceId, idempotencyKey, operation, response: toJson(answer), at: now() },
      select: { idempotencyKey: true },
    });
    return answer;
  });
}

/**
 * Many calls in one transaction, each once per key and each answered for itself: a call that `change` refuses leaves the others alone.
 * @param change answers for the calls it is given, in their order.
 */
export async function answerManyOnce(
  calls: readonly PracticeCall[],
  change: (
    tx: Tx,
    fresh: readonly PracticeCall[],
  ) => Promise<(Pick<PracticeResponse, 'before' | 'after'> | PracticeApiError)[]>,
): Promise<(PracticeResponse | PracticeApiError)[]> {
  const [first] = calls;
  if (!first) return [];
  const { workspaceId } = first;
  return practiceDb().$transaction(
    async (tx) => {
      const keys = calls.map(({ idempotencyKey }) => idempotencyKey).toSorted();
      await tx.$executeRaw`
        select pg_advisory_xact_lock(hashtextextended('practice:' || ${workspaceId} || ':' || key, 0)) from unnest(${keys}::text[]) key`;
      const rows = await tx.practiceRequest.findMany({
        where: { workspaceId, idempotencyKey: { in: keys } },
      });
      const known = new Map(rows.map((row) => [row.idempotencyKey, row]));
      const fresh = calls.filter(({ idempotencyKey }) => !known.has(idempotencyKey));
      const changed = await change(tx, fresh);
      const answers = new Map<string, PracticeResponse | PracticeApiError>();
      fresh.forEach(({ idempotencyKey, externalId, requested }, i) => {
        const result = changed[i];
        if (result instanceof PracticeApiError) answers.set(idempotencyKey, result);
        else if (result)
          answers.set(idempotencyKey, { externalRef: newId('prq'), externalId, requested, ...result });
      });
      await tx.practiceRequest.createMany({
        data: fresh.flatMap(({ idempotencyKey, operation }) => {
          const answer = answers.get(idempotencyKey);
          return answer instanceof PracticeApiError || !answer
            ? []
            : [{ workspaceId, idempotencyKey, operation, response: toJson(answer), at: now() }];
        }),
      });
      return calls.map((call) => {
        const row = known.get(call.idempotencyKey);
        return row ? knownAnswer(row, call) : (answers.get(call.idempotencyKey) ?? keyReused());
      });
    },
    { timeout: 60_000 },
  );
}

const keyReused = () =>
  new PracticeApiError('key_reused', 'This idempotency key was used for another request.');

/** The first answer to this key, where the call is the same; else the refusal. */
function knownAnswer(
  row: { operation: string; response: unknown },
  { operation, externalId, requested }: PracticeCall,
): PracticeResponse | PracticeApiError {
  const answer = responseSchema.parse(row.response);
  return row.operation === operation &&
    answer.externalId === externalId &&
    isSame(answer.requested, requested)
    ? answer
    : keyReused();
}

/** Whether a call with this key has taken effect; waits for one that is under way. */
export async function isRequestDone(workspaceId: string, idempotencyKey: string): Promise<boolean> {
  return practiceDb().$transaction(async (tx) => {
    await lockKey(tx, workspaceId, idempotencyKey);
    return (await tx.practiceRequest.count({ where: { workspaceId, idempotencyKey } })) > 0;
  });
}

/** The newest calls first; `before` is the last one seen. */
export async function listRequests(
  workspaceId: string,
  options: { limit: number; before?: { at: Date; id: string } },
) {
  const { limit, before } = options;
  const rows = await practiceDb().practiceRequest.findMany({
    where: {
      workspaceId,
      ...(before
        ? { OR: [{ at: { lt: before.at } }, { at: before.at, idempotencyKey: { lt: before.id } }] }
        : {}),
    },
    orderBy: [{ at: 'desc' }, { idempotencyKey: 'desc' }],
    take: limit,
  });
  return rows.map(({ idempotencyKey, operation, at, response }) => ({
    idempotencyKey,
    operation,
    at,
    ...responseSchema.parse(response),
  }));
}

const isSame = (a: PracticeResponse['requested'], b: PracticeResponse['requested']): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([key, value]) => b[key] === value);
