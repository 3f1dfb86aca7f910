import type { SurgeSettings } from '@/lib/core/signals/surge/engagement';
import {
  fitPeerBaselinesInSteps,
  type PeerBaseline,
  type PeerBaselines,
  type PeerGroup,
  peerGroupOf,
} from '@/lib/core/signals/surge/peer-baseline';
import { inTurns } from '@/lib/platform/in-turns';
import { ACCOUNTS_A_PAGE, type LivelyAccount, readActivities, type WatchedAccount } from './read-activities';

/** What is usual is learnt from so many accounts at most, spread evenly over all: more take long and tell little. */
const MOST_PEERS = 1000;
/** Learnt from so many times as many or as few accounts, it is learnt anew within the day. */
const OUTGROWN = 1.25;

const learnt = new Map<string, { key: string; peers: number; baselines: PeerBaselines }>();

/**
 * What is usual among the accounts of a workspace as of a day: learnt once a day, and anew where topics changed or the accounts became many
 * more. What the peers show just now is looked at each time: when many do the same, something moves them all.
 */
export async function usualOf(
  workspaceId: string,
  accounts: readonly WatchedAccount[],
  { settings, asOf, scores }: { settings: SurgeSettings; asOf: number; scores: ReadonlyMap<string, number> },
): Promise<(group: PeerGroup) => PeerBaseline> {
  const baselines = await learntOf(workspaceId, accounts, settings, asOf);
  const ofAll = baselines.ofGroup(peerGroupOf(null, 'unknown'));
  const fresh = new Map<PeerBaseline, PeerBaseline>();
  return (group) => {
    const baseline = baselines.ofGroup(group);
    const known = fresh.get(baseline);
    if (known) return known;
    const peers = baseline === ofAll ? accounts : accounts.filter((account) => account.group === group);
    const now = baseline.accounts === 0 ? baseline : { ...baseline, scoresNow: scoresOf(peers, scores) };
    fresh.set(baseline, now);
    return now;
  };
}

async function learntOf(
  workspaceId: string,
  accounts: readonly WatchedAccount[],
  settings: SurgeSettings,
  asOf: number,
): Promise<PeerBaselines> {
  const key = JSON.stringify([asOf, settings.topics]);
  const known = learnt.get(workspaceId);
  const change = known ? (accounts.length + 1) / (known.peers + 1) : 1;
  if (known?.key === key && change < OUTGROWN && change > 1 / OUTGROWN) return known.baselines;
  const step = Math.max(1, accounts.length / MOST_PEERS);
  const sample = Array.from(
    { length: Math.min(accounts.length, MOST_PEERS) },
    (_, i) => accounts[Math.floor(i * step)],
  ).filter((account) => account !== undefined);
  const peers: Pick<LivelyAccount, 'activity' | 'group'>[] = [];
  for (let from = 0; from < sample.length; from += ACCOUNTS_A_PAGE)
    for (const { activity, group } of await readActivities(
      workspaceId,
      sample.slice(from, from + ACCOUNTS_A_PAGE),
      settings,
    ))
      peers.push({ activity, group });
  const baselines = await inTurns(fitPeerBaselinesInSteps(peers, settings, asOf));
  learnt.set(workspaceId, { key, peers: accounts.length, baselines });
  return baselines;
}

/** Weighted engagement of each in the window that is judged, ascending. */
const scoresOf = (peers: readonly WatchedAccount[], scores: ReadonlyMap<string, number>): number[] =>
  peers.map(({ id }) => scores.get(id) ?? 0).sort((a, b) => a - b);
