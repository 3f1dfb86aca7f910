import type { AgentDefinition } from '../kit/agent';
import type { LeadRouterContext } from './context';
import { proposeOwner } from './propose';

export const leadRouter: AgentDefinition<LeadRouterContext> = {
  kind: 'lead-router',
  title: 'Lead router',
  craft:
    'Gives each promising contact to the owner who fits best by region, load and record, with the context to start from.',
  listensTo: ['lead.engaged'],
  proposes: ['crm.contact.assign-owner'],
  autonomyCeiling: 'act',
  codeVersion: '1.0.0',
  propose: proposeOwner,
};
