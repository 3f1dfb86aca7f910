import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { AgentDefinition } from '../kit/agent';
import type { SequencerContext } from './context';
import { proposeOutreach } from './propose';

export const sequencer: AgentDefinition<SequencerContext> = {
  kind: 'sequencer',
  ...agentCatalogue.sequencer,
  reads: [
    'position',
    'language',
    'employer',
    'score',
    'sequence',
    'conversion',
    'blocks',
    'answers',
    'memory',
  ],
  listensTo: ['sequence.step-due'],
  autonomyCeiling: 'act',
  codeVersion: '1.2.0',
  drafts: { 'email.message.send': 'outreach-email' },
  propose: proposeOutreach,
};
