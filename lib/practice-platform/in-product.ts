import { practiceDb } from '@/lib/db/client';
import type { PracticeNotice } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { changedSince } from './changed-since';
import type { Envelope } from './email-headers';
import { fillIn } from './merge-fields';
import { PracticeApiError } from './practice-api-error';
import { answerOnce, type PracticeResponse } from './requests';

/** What the product shows a person when they open it: nothing, or one message as it was ordered (merge fields not filled in). */
export type NoticeState = { shownTitle: string | null; shownText: string | null };

const LONGEST_TITLE = 80;
const LONGEST_TEXT = 600;

const stateOf = (row: Pick<PracticeNotice, 'shownTitle' | 'shownText'> | null): NoticeState => ({
  shownTitle: row?.shownTitle ?? null,
  shownText: row?.shownText ?? null,
});

const select = { shownTitle: true, shownText: true } as const;
const whereOf = (workspaceId: string, contactExternalId: string) => ({
  workspaceId_contactExternalId: { workspaceId, contactExternalId },
});

export async function readNoticeState(workspaceId: string, contactExternalId: string): Promise<NoticeState> {
  return stateOf(
    await practiceDb().practiceNotice.findUnique({ where: whereOf(workspaceId, contactExternalId), select }),
  );
}

/** The person's row, locked: two who change it wait for each other. One is made where there is none, but not to take something down. */
async function lockNotice(tx: Tx, workspaceId: string, externalId: string, takesDown: boolean) {
  if (!takesDown)
    await tx.$executeRaw`
      insert into practice_notices (workspace_id, contact_external_id, updated_at)
      values (${workspaceId}, ${externalId}, ${now()}) on conflict do nothing`;
  await tx.$queryRaw`
    select 1 from practice_notices where workspace_id = ${workspaceId} and contact_external_id = ${externalId} for update`;
  const row = await tx.practiceNotice.findUnique({ where: whereOf(workspaceId, externalId), select });
  if (!row) throw new PracticeApiError('not_found', 'The product has never shown this person a message.');
  return row;
}

/**
 * Shows a person a message in place of what is shown now, or takes it down where `shownTitle` is null; once per idempotency key.
 * @throws PracticeApiError `changed` where something else is shown than expected; `invalid` for words it does not take.
 */
export async function updateNotice(call: {
  workspaceId: string;
  externalId: string;
  set: NoticeState;
  /** What the caller saw: where it is no longer so, nothing is changed. */
  expected: PracticeResponse['before'];
  envelope?: Envelope | undefined;
  idempotencyKey: string;
}): Promise<PracticeResponse> {
  const { workspaceId, externalId, set, expected, envelope, idempotencyKey } = call;
  return answerOnce(
    {
      workspaceId,
      externalId,
      idempotencyKey,
      operation: 'in_product.notice.update',
      requested: { ...set },
    },
    async (tx) => {
      const takesDown = set.shownTitle === null;
      const before = stateOf(await lockNotice(tx, workspaceId, externalId, takesDown));
      const changed = changedSince(before, expected);
      if (changed) throw changed;
      await tx.practiceNotice.update({
        where: whereOf(workspaceId, externalId),
        data: {
          ...set,
          title: wordsToShow(set.shownTitle, LONGEST_TITLE, envelope),
          text: wordsToShow(set.shownText, LONGEST_TEXT, envelope),
          updatedAt: now(),
        },
        select: { updatedAt: true },
      });
      return { before: { ...before }, after: { ...set } };
    },
  );
}

function wordsToShow(words: string | null, longest: number, envelope: Envelope | undefined): string | null {
  if (words === null) return null;
  // What is put back comes without an envelope: general words stand in for whom it is about.
  const filled = fillIn(words, {
    firstName: envelope ? (envelope.to.name?.trim().split(/\s+/)[0] ?? null) : 'you',
    company: envelope ? envelope.to.company : 'your company',
    senderName: envelope ? (envelope.from.name ?? envelope.from.company) : 'us',
    unsubscribeUrl: null,
  });
  if (filled.trim() === '' || filled.length > longest)
    throw new PracticeApiError('invalid', `The product takes from 1 to ${longest} characters here.`);
  return filled;
}

/** A page of what people are shown, or were until it was taken down, the last changed first. */
export function listNotices(
  workspaceId: string,
  options: { q?: string; limit: number; before?: { at: Date; id: string } },
) {
  const { q, limit, before } = options;
  const contains = { contains: q ?? '', mode: 'insensitive' as const };
  return practiceDb().practiceNotice.findMany({
    where: {
      workspaceId,
      AND: [
        ...(q ? [{ OR: [{ contactExternalId: contains }, { title: contains }, { text: contains }] }] : []),
        ...(before
          ? [
              {
                OR: [
                  { updatedAt: { lt: before.at } },
                  { updatedAt: before.at, contactExternalId: { lt: before.id } },
                ],
              },
            ]
          : []),
      ],
    },
    select: { contactExternalId: true, title: true, text: true, updatedAt: true },
    orderBy: [{ updatedAt: 'desc' }, { contactExternalId: 'desc' }],
    take: limit,
  });
}
