import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { AgentDefinition } from '../kit/agent';
import type { ContentContext } from './context';
import { proposeContent } from './propose';

export const content: AgentDefinition<ContentContext> = {
  kind: 'content',
  ...agentCatalogue.content,
  // Of the people whose company surges, by how many the roles were seen: nobody by name.
  reads: [],
  listensTo: ['page.performance'],
  autonomyCeiling: 'act',
  codeVersion: '1.1.0',
  propose: proposeContent,
};
