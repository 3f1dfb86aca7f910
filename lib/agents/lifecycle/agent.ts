import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { AgentDefinition } from '../kit/agent';
import type { LifecycleContext } from './context';
import { proposeMessage } from './propose';

export const lifecycle: AgentDefinition<LifecycleContext> = {
  kind: 'lifecycle',
  ...agentCatalogue.lifecycle,
  reads: [
    'position',
    'language',
    'employer',
    'score',
    'sequence',
    'conversion',
    'blocks',
    'answers',
    'traits',
  ],
  // Where a play gives it whoever engaged.
  listensTo: ['lead.engaged', 'contact.tracked'],
  autonomyCeiling: 'act',
  codeVersion: '1.0.0',
  propose: proposeMessage,
};
