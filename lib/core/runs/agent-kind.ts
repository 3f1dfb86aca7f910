import { z } from 'zod';

/** The specialist agents that exist. Each has one folder and one registry line in lib/agents. */
export const agentKinds = ['lead-router', 'bid-and-budget', 'sequencer', 'content', 'lifecycle'] as const;
export const agentKindSchema = z.enum(agentKinds);
export type AgentKind = z.infer<typeof agentKindSchema>;
