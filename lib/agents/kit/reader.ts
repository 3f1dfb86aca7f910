import type { PersonalData } from '@/lib/core/rights/personal-data';
import type { SignalKind } from '@/lib/core/signals/signal-kinds';

/**
 * A specialist that proposes no action: it reads what is recorded and says what it finds, so it needs no scope, no autonomy and no gate. Its
 * parts are pure: the same context gives the same answer.
 */
export type ReaderDefinition = {
  title: string;
  /** What it is good at, in one sentence a marketer understands. */
  craft: string;
  listensTo: readonly SignalKind[];
  /** What its context tells it of a person. */
  reads: readonly PersonalData[];
  /** Changes with every change of how it reasons. */
  codeVersion: string;
};
