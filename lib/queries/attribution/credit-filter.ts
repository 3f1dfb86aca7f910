import type { AttributionQuery } from '@/lib/contracts/attribution';
import { Prisma } from '@/lib/db/generated/client';

type CreditFilter = Pick<AttributionQuery, 'channel' | 'agent' | 'play'>;

export const isFiltered = ({ channel, agent, play }: CreditFilter): boolean =>
  channel !== undefined || agent !== undefined || play !== undefined;

/** That credits or cells `c` are what is filtered for. */
export const ofFilter = ({ channel, agent, play }: CreditFilter): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`true`,
      ...(channel === undefined ? [] : [Prisma.sql`c.channel = ${channel}`]),
      ...(agent === undefined ? [] : [Prisma.sql`c.agent_id = ${agent}`]),
      ...(play === undefined ? [] : [Prisma.sql`c.play_id = ${play}`]),
    ],
    ' AND ',
  );
