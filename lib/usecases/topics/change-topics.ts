import type { AddTopicBody, EditTopicBody } from '@/lib/contracts/interest';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

type Change = { workspaceId: string; actor: Actor };

/** So many patterns are held against each thing that somebody does; more would make recording slow. */
const MOST_TOPICS = 100;

/** A topic of interest: what is recorded from now on counts for it where a pattern matches. @throws AppError `conflict`. */
export function addTopic(change: Change & { topic: AddTopicBody }): Promise<{ id: string }> {
  const { workspaceId, actor, topic } = change;
  return inTransaction(async (tx) => {
    await lockTopics(tx, workspaceId);
    const { name, title, patterns, weight } = topic;
    const known = await tx.topic.findUnique({ where: { workspaceId_name: { workspaceId, name } } });
    if (known && known.archivedAt === null)
      throw new AppError('conflict', {
        detail: `There is a topic ${name} already.`,
        remedy: 'Choose another name, or change that topic.',
      });
    if ((await tx.topic.count({ where: { workspaceId, archivedAt: null } })) >= MOST_TOPICS)
      throw new AppError('conflict', {
        detail: `There are ${MOST_TOPICS} topics, which is the most there can be.`,
        remedy: 'Archive one that nobody looks at.',
      });
    const data = { title, patterns: toJson(patterns), weight };
    const id = known?.id ?? newId('top');
    // An archived name is taken up again, with what was counted under it.
    if (known)
      await tx.topic.update({ where: { id }, data: { ...data, archivedAt: null }, select: { id: true } });
    else
      await tx.topic.create({
        data: { id, workspaceId, name, ...data, createdAt: now() },
        select: { id: true },
      });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'topic', id },
      verb: 'signals.topic_added',
      detail: { name, patterns: patterns.length },
    });
    return { id };
  });
}

/** Changes what is named. What was counted before stays as it is. @throws AppError `not_found`, also for one that is archived. */
export function changeTopic(
  change: Change & { topicId: string; fields: EditTopicBody },
): Promise<{ id: string }> {
  const { workspaceId, actor, topicId, fields } = change;
  return inTransaction(async (tx) => {
    await lockTopics(tx, workspaceId);
    await findTopic(tx, workspaceId, topicId);
    const { title, patterns, weight } = fields;
    await tx.topic.update({
      where: { id: topicId },
      data: {
        ...(title === undefined ? {} : { title }),
        ...(patterns === undefined ? {} : { patterns: toJson(patterns) }),
        ...(weight === undefined ? {} : { weight }),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'topic', id: topicId },
      verb: 'signals.topic_changed',
      detail: { fields: Object.keys(fields) },
    });
    return { id: topicId };
  });
}

/** Nothing counts for it any more; what was counted stays, and its name can be taken up again. @throws AppError `not_found`. */
export function archiveTopic(change: Change & { topicId: string }): Promise<{ id: string }> {
  const { workspaceId, actor, topicId } = change;
  return inTransaction(async (tx) => {
    await lockTopics(tx, workspaceId);
    const { name } = await findTopic(tx, workspaceId, topicId);
    await tx.topic.update({ where: { id: topicId }, data: { archivedAt: now() }, select: { id: true } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'topic', id: topicId },
      verb: 'signals.topic_archived',
      detail: { name },
    });
    return { id: topicId };
  });
}

const lockTopics = (tx: Tx, workspaceId: string) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`topics:${workspaceId}`}, 0))`;

async function findTopic(tx: Tx, workspaceId: string, topicId: string) {
  const topic = await tx.topic.findUnique({ where: { id_workspaceId: { id: topicId, workspaceId } } });
  if (!topic || topic.archivedAt !== null)
    throw new AppError('not_found', { detail: 'There is no such topic.' });
  return topic;
}
