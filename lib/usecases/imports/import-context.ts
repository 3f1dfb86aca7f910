import type { Actor } from '@/lib/core/access/actor';
import type { Reading } from './read-rows';

export type ImportContext = {
  workspace: { id: string; timeZone: string; currency: string };
  actor: Actor;
  file: string;
  /** Reads and checks everything, writes nothing. */
  dryRun: boolean;
  /** First day of a replay (YYYY-MM-DD), for mappings with days. */
  start: string | null;
  reading: Reading;
  onRow(rowsDone: number): void;
  onReject(reject: { row: number; reasons: string[]; values: Record<string, string> | null }): void;
};

/** What an import did: named counts in the order to show them, and what else is worth knowing. */
export type ImportSummary = {
  rows: number;
  rejected: number;
  counts: Record<string, number>;
  notes: string[];
};
