import type { RollbackSubjectChoice } from '@/lib/contracts/rollbacks';
import { db } from '@/lib/db/client';
import { listSignalSources } from '../signals/list-signal-sources';

/** As many of each kind as a list to choose from can hold. */
const SHOWN = 200;

/** What a rollback can be asked for by name: agents with the versions they acted in, plays, platforms, policies, sources of signals. */
export async function listRollbackSubjects(workspaceId: string): Promise<RollbackSubjectChoice[]> {
  const where = { workspaceId };
  const [agents, versions, plays, connections, policies, sources] = await Promise.all([
    db().agent.findMany({ where, select: { id: true, name: true }, orderBy: { name: 'asc' }, take: SHOWN }),
    db().action.groupBy({
      by: ['requesterId', 'agentVersion'],
      where: { ...where, requesterType: 'agent', execution: { isNot: null } },
    }),
    db().play.findMany({
      where: { ...where, runs: { some: {} } },
      select: { id: true, title: true },
      orderBy: { title: 'asc' },
      take: SHOWN,
    }),
    db().connection.findMany({
      where,
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
      take: SHOWN,
    }),
    db().policy.findMany({
      where: { ...where, status: { in: ['active', 'superseded'] } },
      select: { id: true, version: true },
      orderBy: { version: 'desc' },
      take: SHOWN,
    }),
    listSignalSources(workspaceId),
  ]);
  const choice = (by: RollbackSubjectChoice['by'], id: string, name: string, of: string[] = []) => ({
    by,
    id,
    name,
    versions: of,
  });
  return [
    ...agents.map(({ id, name }) =>
      choice(
        'agent',
        id,
        name,
        versions.flatMap(({ requesterId, agentVersion }) =>
          requesterId === id && agentVersion !== null ? [agentVersion] : [],
        ),
      ),
    ),
    ...plays.map(({ id, title }) => choice('play', id, title)),
    ...connections.map(({ id, name }) => choice('connection', id, name)),
    ...policies.map(({ id, version }) => choice('policy', id, `Policy version ${version}`)),
    ...sources.slice(0, SHOWN).map((source) => choice('source', source, source)),
  ];
}
