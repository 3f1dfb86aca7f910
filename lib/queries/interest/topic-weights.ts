import { db } from '@/lib/db/client';

export type KnownTopic = { name: string; title: string; weight: number };

/** The title of what is about no topic. */
export const NO_TOPIC = 'no topic in particular';

/**
 * The topics of a workspace by name, archived ones too where `withArchived`: what was counted under them keeps its title.
 */
export async function readKnownTopics(
  workspaceId: string,
  withArchived: boolean,
): Promise<ReadonlyMap<string, KnownTopic>> {
  const rows = await db().topic.findMany({
    where: { workspaceId, ...(withArchived ? {} : { archivedAt: null }) },
    select: { name: true, title: true, weight: true },
    orderBy: { name: 'asc' },
  });
  return new Map(rows.map((topic) => [topic.name, topic]));
}

/** What a topic is called. */
export const topicTitle = (topics: ReadonlyMap<string, KnownTopic>, name: string): string =>
  name === '' ? NO_TOPIC : (topics.get(name)?.title ?? name);
