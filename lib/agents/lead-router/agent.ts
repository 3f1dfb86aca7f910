import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { AgentDefinition } from '../kit/agent';
import type { LeadRouterContext } from './context';
import { proposeOwner } from './propose';

export const leadRouter: AgentDefinition<LeadRouterContext> = {
  kind: 'lead-router',
  ...agentCatalogue['lead-router'],
  reads: ['email', 'region', 'employer', 'traits', 'score', 'owner'],
  listensTo: ['lead.engaged'],
  autonomyCeiling: 'act',
  drafts: { 'crm.contact.assign-owner': 'owner-note' },
  codeVersion: '1.2.0',
  propose: proposeOwner,
};
