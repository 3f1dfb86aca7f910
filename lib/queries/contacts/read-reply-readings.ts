import type { ReplyReadingRow } from '@/lib/contracts/consents';
import { replyReadingSchema } from '@/lib/core/contactability/distress/reply-reading';
import { modelCallContentSchema } from '@/lib/core/drafts/model-call-content';
import { db } from '@/lib/db/client';

const NEWEST = 20;

/** What a model read into replies of one person, in all of their profiles; the newest first. */
export async function readReplyReadings(
  workspaceId: string,
  profileIds: readonly string[],
): Promise<ReplyReadingRow[]> {
  const calls = await db().modelCall.findMany({
    where: { workspaceId, purpose: 'reply', contactId: { in: [...profileIds] } },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: NEWEST,
    select: { id: true, model: true, outcome: true, why: true, askedAt: true, content: true },
  });
  return calls.map(({ id, model, outcome, why, askedAt, content }) => {
    const { answer = null } = modelCallContentSchema.safeParse(content).data ?? {};
    return {
      id,
      model,
      outcome,
      why,
      at: askedAt.toISOString(),
      reading: outcome === 'ok' && answer !== null ? readingOf(answer) : null,
    };
  });
}

/** Read again by the form that it has to have: the rest of what was answered is shown nowhere. */
function readingOf(answer: string): ReplyReadingRow['reading'] {
  try {
    return replyReadingSchema.safeParse(JSON.parse(answer)).data ?? null;
  } catch {
    return null;
  }
}
