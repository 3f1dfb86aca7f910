import fc from 'fast-check';

/** What led to an action: a handoff between agents that have worked together long, or not, and the play that set it off. */
export const anyOrigin = {
  handoff: fc.constantFrom(
    null,
    { id: 'hnd_1', fromAgentId: 'agt_2', pairSince: '2026-01-01T00:00:00Z' },
    { id: 'hnd_2', fromAgentId: 'agt_2', pairSince: '2026-11-20T00:00:00Z' },
  ),
  play: fc.constantFrom(null, { id: 'ply_1', asksExecutive: false }, { id: 'ply_1', asksExecutive: true }),
};
