import type { OutsideState } from '@/lib/core/actions/catalogue';
import type { ApprovedFact } from '@/lib/core/content/approved-fact';
import type { KnownRole } from '@/lib/core/content/page-audience';
import type { Surface } from '@/lib/core/content/surface';

/** A landing page, e-mail or ad. */
export type PageStanding = {
  id: string;
  surface: Surface;
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
  /** Pieces of the surfaces that its scope grants, the most seen first. */
  pages: readonly PageStanding[];
  facts: readonly ApprovedFact[];
  /** Whom to write for; null to look at how the pages do. Roles: those seen most first. */
  audience: { accountId: string; industry: string | null; roles: readonly KnownRole[] } | null;
  /** By the policy: of what is paid for, so much may go to others than the best. */
  exploreShare: number;
  /** The workspace's local day, ISO. */
  today: string;
  /** Names the run: draws are made from it, so that they can be made again. */
  seed: string;
};
