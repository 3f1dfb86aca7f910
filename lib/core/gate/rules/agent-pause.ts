import { deny } from '../rule';
import { agentRule } from '../rule-kinds';

const id = 'agent.pause';

export const agentPause = agentRule(id, (agent) => {
  if (!agent.paused) return [];
  const why = agent.pauseReason ? ` (“${agent.pauseReason}”)` : '';
  return [
    deny(
      id,
      `The agent is paused${why}.`,
      { paused: true },
      'An operator or admin can lift the pause on the page of the agent; what is held is then decided again.',
    ),
  ];
});
