import type { ChangePlayBody, CreatePlayBody } from '@/lib/contracts/plays';
import type { Actor } from '@/lib/core/access/actor';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { AppError } from '@/lib/core/shared/app-error';
import type { Play } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { lockPlay } from '@/lib/db/repositories/plays';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { canonicalText } from '@/lib/platform/canonical';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

export type PlayChange = { workspaceId: string; actor: Extract<Actor, { type: 'person' }> };

/** Each signal is held against every live play that listens to it. */
const MOST_PLAYS = 100;

/** A new play, as a draft: it takes nobody up before it was tried and taken live. @throws AppError `conflict`. */
export function createPlay({
  workspaceId,
  actor,
  play,
}: PlayChange & { play: CreatePlayBody }): Promise<{ id: string; version: number }> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`plays:${workspaceId}`}, 0))`;
    const { name, title, body } = play;
    if (await tx.play.findUnique({ where: { workspaceId_name: { workspaceId, name } } }))
      throw new AppError('conflict', {
        detail: `There is a play ${name} already, or there was one.`,
        remedy: 'Choose another name, or change that play.',
      });
    if ((await tx.play.count({ where: { workspaceId, status: { not: 'archived' } } })) >= MOST_PLAYS)
      throw new AppError('conflict', {
        detail: `There are ${MOST_PLAYS} plays, which is the most there can be.`,
        remedy: 'Archive one that nobody needs.',
      });
    const id = newId('ply');
    const at = now();
    await tx.play.create({
      data: {
        id,
        workspaceId,
        name,
        title,
        body: toJson(body),
        listensTo: [],
        changedById: actor.id,
        createdAt: at,
        updatedAt: at,
      },
      select: { id: true },
    });
    await addVersion(tx, { workspaceId, playId: id, version: 1, body, actorId: actor.id });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'play', id },
      verb: 'plays.created',
      detail: { name },
    });
    return { id, version: 1 };
  });
}

/**
 * Changes what is named. With its body it becomes the next version, and a draft: it takes nobody up until that version was tried and taken
 * live. @throws AppError `not_found`; `conflict` where it is archived, or somebody changed it meanwhile.
 */
export function changePlay({
  workspaceId,
  actor,
  playId,
  fields,
}: PlayChange & { playId: string; fields: ChangePlayBody }): Promise<{ id: string; version: number }> {
  return inTransaction(async (tx) => {
    const play = await findPlay(tx, workspaceId, playId, fields.version);
    const title = fields.title !== undefined && fields.title !== play.title ? fields.title : undefined;
    const body =
      fields.body !== undefined &&
      canonicalText(fields.body) !== canonicalText(playBodySchema.parse(play.body))
        ? fields.body
        : undefined;
    const version = body === undefined ? play.version : play.version + 1;
    const changed = [...(title === undefined ? [] : ['title']), ...(body === undefined ? [] : ['body'])];
    if (changed.length === 0) return { id: playId, version };
    await tx.play.update({
      where: { id: playId },
      data: {
        ...(title === undefined ? {} : { title }),
        ...(body === undefined
          ? {}
          : { body: toJson(body), version, status: 'draft', listensTo: [], nextDueAt: null }),
        changedById: actor.id,
        updatedAt: now(),
      },
      select: { id: true },
    });
    if (body !== undefined) await addVersion(tx, { workspaceId, playId, version, body, actorId: actor.id });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'play', id: playId },
      verb: 'plays.changed',
      detail: { fields: changed, version },
    });
    return { id: playId, version };
  });
}

const addVersion = (
  tx: Tx,
  of: { workspaceId: string; playId: string; version: number; body: object; actorId: string },
) =>
  tx.playVersion.create({
    data: {
      workspaceId: of.workspaceId,
      playId: of.playId,
      version: of.version,
      body: toJson(of.body),
      changedById: of.actorId,
      createdAt: now(),
    },
    select: { version: true },
  });

/** The play to be changed, locked, at the version that was seen. @throws AppError `not_found`, `conflict`. */
export async function findPlay(tx: Tx, workspaceId: string, playId: string, version: number): Promise<Play> {
  const play = await lockPlay(tx, workspaceId, playId);
  if (!play) throw new AppError('not_found', { detail: 'There is no such play.' });
  if (play.status === 'archived')
    throw new AppError('conflict', { detail: 'This play is archived.', remedy: 'Write a new one.' });
  if (play.version !== version)
    throw new AppError('conflict', {
      detail: 'Somebody changed this play meanwhile.',
      remedy: 'Load it again, and look at what they changed.',
    });
  return play;
}
