import type { Actor } from '@/lib/core/access/actor';
import { now } from '@/lib/platform/clock';
import { recordSignals } from '../signals/record-signals';
import { detectSurges } from '../surges/detect-surges';
import { sampleSurge } from './sample-surge';
import { takeLive } from './take-live';

const system: Actor = { type: 'system', id: 'sample' };
const company = { externalId: 'sample-surging', name: 'Hafen Works' };

/**
 * Takes the starting point “Account surge” live as somebody of the sample would, and has three people of a company engage together, so that
 * a newcomer sees the play over a whole account run. Doing it again changes nothing.
 */
export async function showAccountPlay(workspaceId: string): Promise<void> {
  const play = await takeLive(workspaceId, 'account-surge');
  if (!play) return;
  await recordSignals({ workspaceId, actor: system, items: sampleSurge(now(), company, 'sample-surge') });
  await detectSurges(workspaceId);
}
