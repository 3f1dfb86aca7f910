import type { OutsideState } from '@/lib/core/actions/catalogue';
import type { ApprovedFact } from '@/lib/core/content/approved-fact';
import type { KnownRole } from '@/lib/core/content/page-audience';

export type PageStanding = {
  id: string;
  title: string;
  /** BCP 47. */
  language: string;
  /** Words and splits, as last read back. */
  state: OutsideState;
  /** Totals by segment and variant, with the last day counted. */
  counts: readonly {
    segment: string;
    key: string;
    shown: number;
    won: number;
    bounced: number;
    complained: number;
    through: string;
  }[];
};

export type ContentContext = {
  signal: { id: string; quality: number };
  /** Landing pages, the most visited first. */
  pages: readonly PageStanding[];
  facts: readonly ApprovedFact[];
  /** Whom to write for; null to look at how the pages do. Roles: those seen most first. */
  audience: { accountId: string; industry: string | null; roles: readonly KnownRole[] } | null;
  /** The workspace's local day, ISO. */
  today: string;
  /** Names the run: draws are made from it, so that they can be made again. */
  seed: string;
};
