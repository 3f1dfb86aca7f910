import type { PauseSubjectChoice } from '@/lib/contracts/stops';
import { channels } from '@/lib/core/actions/catalogue';
import { channelTitles } from '@/lib/core/actions/channel-titles';
import { db } from '@/lib/db/client';

/** As many of each kind as a list to choose from can hold. */
const SHOWN = 500;

/** What can be stopped on its own, and whether it is. */
export async function listPauseSubjects(workspaceId: string): Promise<PauseSubjectChoice[]> {
  const where = { workspaceId };
  const named = { where, select: { id: true, name: true }, orderBy: { name: 'asc' }, take: SHOWN } as const;
  const [agents, plays, connections, campaigns, audiences, active] = await Promise.all([
    db().agent.findMany(named),
    db().play.findMany({
      where: { ...where, status: { not: 'draft' } },
      select: { id: true, title: true },
      orderBy: { title: 'asc' },
      take: SHOWN,
    }),
    db().connection.findMany(named),
    db().campaign.findMany(named),
    db().audience.findMany(named),
    db().pause.findMany({
      where: { workspaceId, liftedAt: null },
      select: { subject: true, subjectId: true, mode: true },
    }),
  ]);
  const choice = (subject: PauseSubjectChoice['subject'], subjectId: string, name: string) => {
    const pause = active.find((each) => each.subject === subject && each.subjectId === subjectId);
    const isDraining = pause?.mode === 'drain';
    return { subject, subjectId, name, isPaused: pause !== undefined && !isDraining, isDraining };
  };
  return [
    choice('workspace', workspaceId, 'Everything'),
    ...agents.map(({ id, name }) => choice('agent', id, name)),
    ...plays.map(({ id, title }) => choice('play', id, title)),
    ...channels.map((channel) => choice('channel', channel, channelTitles[channel])),
    ...connections.map(({ id, name }) => choice('connection', id, name)),
    ...campaigns.map(({ id, name }) => choice('campaign', id, name)),
    ...audiences.map(({ id, name }) => choice('audience', id, name)),
  ];
}
