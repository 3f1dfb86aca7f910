import type { GoalProgress } from '@/lib/contracts/plays';
import type { PlayBody } from '@/lib/core/plays/play-body';
import { resolveNames } from '../names/resolve-names';
import { goalSince, readGoalCampaigns, readReached, readRenewals, roasOf } from './read-goal-progress';

/** What a play has reached of its goal, with the rows behind it. */
export async function presentProgress(play: {
  id: string;
  workspaceId: string;
  body: PlayBody;
}): Promise<GoalProgress> {
  const since = goalSince(play).toISOString();
  switch (play.body.aim.measure) {
    case 'roas': {
      const campaigns = await readGoalCampaigns(play);
      const names = await resolveNames(
        play.workspaceId,
        campaigns.map(({ id }) => ({ type: 'campaign', id })),
      );
      return {
        since,
        reached: roasOf(campaigns),
        campaigns: campaigns.map(({ id, spendMicros, revenueMicros }) => ({
          campaign: names.of('campaign', id),
          spendMicros: spendMicros.toString(),
          revenueMicros: revenueMicros.toString(),
        })),
        renewals: null,
      };
    }
    case 'retention': {
      const renewals = await readRenewals(play);
      return { since, reached: renewals.kept, campaigns: [], renewals };
    }
    default:
      return { since, reached: await readReached(play), campaigns: [], renewals: null };
  }
}
