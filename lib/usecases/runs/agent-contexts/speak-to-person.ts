import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentDefinitions } from '@/lib/agents/registry';
import { HABIT_DAYS } from '@/lib/core/learning/habit-days';
import { messageLanguages } from '@/lib/core/messages/compose-message';
import { messageFeatures } from '@/lib/core/messages/message-features';
import { scoreContact } from '@/lib/core/statistics/routing-score';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { factsInForce } from '@/lib/db/repositories/approved-facts';
import { engagementMoments } from '@/lib/db/repositories/contact-engagement';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { readChannelStandings } from '@/lib/queries/contacts/read-channel-standings';
import { readNextContact } from '@/lib/queries/contacts/read-next-contact';
import { loadActiveModel } from '../active-model';
import type { RunWithSignal } from '../load-run';
import { loadMessagePolicy } from '../message-policy';
import { exploreShareOf } from './explore-share';
import { nothingProposed } from './nothing-proposed';

type Agent = NonNullable<RunWithSignal['agent']>;

/** What its messages are for: people who engaged hear of what may suit them. */
const PURPOSE = 'marketing' as const;

/** What the lifecycle agent proposes for the contact of the run's signal: a message by one channel, or nothing. */
export async function speakToPerson(
  run: RunWithSignal,
  agent: Agent,
): Promise<{ result: AgentResult; modelHash: string | null }> {
  const { workspaceId, playId } = run;
  const { contact, ...signal } = run.signal;
  const model = await loadMessagePolicy(workspaceId);
  const modelHash = model?.hash ?? null;
  const answer = (result: AgentResult) => ({ result, modelHash });
  if (!contact) return answer({ summary: 'The signal names no contact.', proposals: [] });
  const withheld = nothingProposed(run);
  if (withheld) return answer(withheld);
  const { timeZone, policies } = agent.workspace;
  const routing = await loadActiveModel(workspaceId);
  const score = routing ? scoreContact(routing.score, traitsSchema.parse(contact.traits)).probability : null;
  const profileIds = await profileIdsOf(db(), workspaceId, contact.id);
  const next = await readNextContact(workspaceId, contact.id);
  const at = now();
  const moments = (
    await engagementMoments(db(), workspaceId, profileIds, {
      since: new Date(at.getTime() - HABIT_DAYS * 86_400_000),
      until: at,
    })
  ).map(({ at: moment, quality }) => ({ atMs: moment.getTime(), quality }));
  const { standings, touchesThisWeek } = await readChannelStandings({
    workspaceId,
    timeZone,
    agentId: agent.id,
    purpose: PURPOSE,
    contact,
    moments,
  });
  const result = agentDefinitions.lifecycle.propose({
    signal: { id: signal.id, quality: signal.quality },
    playId,
    contact: {
      id: contact.id,
      language: contact.language ?? messageLanguages[0] ?? null,
      audience: { industry: contact.account?.industry?.trim().slice(0, 100) || null, role: null },
      sequenceId: contact.sequenceExternalId,
      score,
      features: messageFeatures({
        contact,
        moments,
        score,
        touchesThisWeek,
        unanswered: next.contact - 1,
        atMs: at.getTime(),
      }),
    },
    purpose: PURPOSE,
    channels: standings,
    facts: await factsInForce(db(), workspaceId),
    today: localDay(at, timeZone),
    next,
    model: model && { id: model.id, policy: model.policy },
    exploration: { seed: run.id, share: exploreShareOf(policies) },
  });
  return answer(result);
}
