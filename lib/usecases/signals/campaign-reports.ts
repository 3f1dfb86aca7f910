import type { InputOf, SignalInput } from '@/lib/core/signals/signal-kinds';
import type { ReportedDay } from '@/lib/db/repositories/campaign-days';
import type { Tx } from '@/lib/db/tx';
import { mirrorCampaigns } from './mirror-campaigns';

export const isPerformance = (input: SignalInput): input is InputOf<'campaign.performance'> =>
  input.kind === 'campaign.performance';
export const campaignKey = ({ source, payload }: InputOf<'campaign.performance'>) =>
  `${source}\n${payload.campaign.externalId}`;

/** Our ids of the campaigns that these report on, by `campaignKey`. */
export async function campaignIds(
  tx: Tx,
  workspaceId: string,
  inputs: readonly InputOf<'campaign.performance'>[],
) {
  const ids = new Map<string, string>();
  for (const source of new Set(inputs.map((input) => input.source))) {
    const externalIds = [
      ...new Set(
        inputs.filter((input) => input.source === source).map((input) => input.payload.campaign.externalId),
      ),
    ];
    for (const [externalId, id] of await mirrorCampaigns(tx, workspaceId, source, externalIds))
      ids.set(`${source}\n${externalId}`, id);
  }
  return ids;
}

/** One row per campaign and day: the report that was made last, because one statement may write a row only once. */
export function newestDays(
  inputs: readonly InputOf<'campaign.performance'>[],
  campaigns: ReadonlyMap<string, string>,
): ReportedDay[] {
  const days = new Map<string, ReportedDay>();
  for (const input of inputs) {
    const { campaign: _, ...day } = input.payload;
    const campaignId = campaigns.get(campaignKey(input)) ?? '';
    const key = `${campaignId}\n${day.day}`;
    const other = days.get(key);
    if (!other || Date.parse(other.reportedAt) <= Date.parse(input.occurredAt))
      days.set(key, { ...day, campaignId, reportedAt: input.occurredAt });
  }
  return [...days.values()];
}
