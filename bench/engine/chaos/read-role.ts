import { z } from 'zod';

const health = z.object({ role: z.enum(['owner', 'standby']) });

/** Whether an engine owns its database or stands by. */
export async function readRole(engineUrl: string): Promise<'owner' | 'standby'> {
  const response = await fetch(`${engineUrl}/health`);
  return health.parse(await response.json()).role;
}
