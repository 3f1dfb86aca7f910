import { z } from 'zod';
import type { PlayDetail } from '@/lib/contracts/plays';
import { conditionText } from '@/lib/core/plays/condition';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { goalTexts, triggerText } from '@/lib/core/plays/play-words';
import { AppError } from '@/lib/core/shared/app-error';
import { formatAmount } from '@/lib/core/shared/format-figures';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';
import { presentPause, refsOfPause } from '../stops/present-pause';
import { presentPlays } from './list-plays';
import { presentProgress } from './present-progress';

const SHOWN = 50;
const sentences = z.array(z.string());

/** One play with its versions and whom it took up lately. @throws AppError `not_found`, for foreign ids too. */
export async function readPlay(workspaceId: string, playId: string): Promise<PlayDetail> {
  const play = await db().play.findUnique({
    where: { id_workspaceId: { id: playId, workspaceId } },
    include: {
      versions: { orderBy: { version: 'desc' }, take: SHOWN },
      matches: {
        orderBy: [{ matchedAt: 'desc' }, { id: 'desc' }],
        take: SHOWN,
        include: { run: { select: { id: true, status: true } } },
      },
    },
  });
  if (!play) throw new AppError('not_found', { detail: 'There is no such play.' });
  const { versions, matches, ...row } = play;
  const pause = await db().pause.findFirst({
    where: { workspaceId, subject: 'play', subjectId: playId, liftedAt: null },
  });
  const body = playBodySchema.parse(row.body);
  const [[presented], names, progress] = await Promise.all([
    presentPlays(workspaceId, [row], playId),
    resolveNames(workspaceId, [
      ...versions.map(({ changedById }) => ({ type: 'person', id: changedById })),
      ...matches.map(({ contactId }) => ({ type: 'contact', id: contactId })),
      ...(pause ? refsOfPause(pause) : []),
    ]),
    presentProgress({ id: playId, workspaceId, body }),
  ]);
  if (!presented) throw new Error('A play was read and not presented.');
  return {
    ...presented,
    body,
    progress,
    triedVersion: row.triedVersion,
    pause: pause && presentPause(pause, names),
    recent: matches.map(({ id, contactId, version, matchedAt, why, run }) => ({
      id,
      contact: names.of('contact', contactId),
      version,
      matchedAt: matchedAt.toISOString(),
      why: sentences.parse(why),
      run,
    })),
    versions: versions.map(({ version, changedById, createdAt, body }) => {
      const play = playBodySchema.parse(body);
      return {
        version,
        by: names.of('person', changedById),
        at: createdAt.toISOString(),
        trigger: triggerText(play.trigger),
        conditions: play.conditions.map(conditionText),
        goals: goalTexts(play, (micros) => formatAmount(micros, null)),
      };
    }),
  };
}
