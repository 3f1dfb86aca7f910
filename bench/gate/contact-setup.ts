import { defaultContactRules } from '../../lib/core/contactability/contact-rules';
import { db } from '../../lib/db/client';
import { newId } from '../../lib/platform/ids';
import { aReachableContact, consentTo } from '../../tests/support/builders/an-outreach';
import { anOutreachWorkspace } from '../../tests/support/outreach';
import type { TestWorkspace } from '../../tests/support/workspace';
import { addAgentLike } from './add-agent-like';
import type { ContactAgent } from './processes/contact-agents';

export const purposes = ['marketing', 'sales_outreach', 'service'] as const;
export const caps = { perChannelPerDay: 2, perChannelPerWeek: 4, totalPerDay: 2, totalPerWeek: 4 };

/** So many agents that write e-mails, each for one of three purposes, and people who have agreed to all three. */
export async function contactSetup(
  agentCount: number,
  people: number,
): Promise<{ workspace: TestWorkspace; agents: ContactAgent[]; contactIds: string[] }> {
  const workspace = await anOutreachWorkspace({
    askBelowConfidence: 0,
    contact: {
      ...defaultContactRules,
      caps,
      contactHours: { fromHour: 0, toHour: 24, days: [1, 2, 3, 4, 5, 6, 7] },
    },
  });
  const { workspaceId } = workspace;
  const agents: ContactAgent[] = [];
  for (let i = 0; i < agentCount; i++) {
    const agent = await addAgentLike(workspaceId, 'sequencer', i, {});
    agents.push({ ...agent, purpose: purposes[i % purposes.length] ?? 'marketing' });
  }
  const contactIds: string[] = [];
  for (let i = 0; i < people; i++) {
    const { id } = await aReachableContact(workspaceId, { timeZone: 'Europe/Stockholm', title: 'Manager' });
    for (const purpose of purposes) await consentTo(workspaceId, id, purpose);
    await db().signal.create({
      data: {
        id: newId('sig'),
        workspaceId,
        source: 'bench',
        messageId: id,
        kind: 'lead.engaged',
        contactId: id,
        quality: 0.9,
        payload: { traits: {} },
        occurredAt: new Date(),
        recordedAt: new Date(),
      },
      select: { id: true },
    });
    contactIds.push(id);
  }
  return { workspace, agents, contactIds };
}
