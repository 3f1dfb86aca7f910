import type { ActionKind } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import type { DraftableKind } from '@/lib/core/drafts/draftable';
import type { Draw } from '@/lib/core/learning/exploration';
import type { PersonalData } from '@/lib/core/rights/personal-data';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { Handoff } from '@/lib/core/runs/handoff';
import type { SignalKind } from '@/lib/core/signals/signal-kinds';
import type { PromptName } from './prompts/registry';

/** What an agent answers: proposals in the order in which they should be submitted, and why these or none. */
export type AgentResult = {
  summary: string;
  proposals: Proposal[];
  /** To whom the subject goes once all of this was carried out; none when left out. */
  handoff?: Handoff;
  /** Nothing of it is put before the gate before this instant, ISO: the moment that suits the person best. */
  notBefore?: string;
  /** A choice in it that was drawn by chance, within what the policy allows. */
  draw?: Draw;
};

/**
 * A specialist agent. `propose` is pure: the same context gives the same answer; it reads no clock, no database and no
 * network, and what it returns is only a proposal that the gate decides on.
 */
export type AgentDefinition<C> = {
  kind: AgentKind;
  title: string;
  /** What it is good at, in one sentence a marketer understands. */
  craft: string;
  listensTo: readonly SignalKind[];
  /** What its context tells it of a person; nothing where it is about none. */
  reads: readonly PersonalData[];
  proposes: readonly ActionKind[];
  autonomyCeiling: 'ask' | 'act_with_undo' | 'act';
  /** Changes with every change of how it reasons: part of the agent's version, so that trust starts over. */
  codeVersion: string;
  /** The kinds whose words a language model may write once one is live, by which prompt; nothing but the words. */
  drafts?: Readonly<Partial<Record<DraftableKind, PromptName>>>;
  propose: (context: C) => AgentResult;
};
