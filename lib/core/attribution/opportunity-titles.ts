import type { OpportunityKind, OpportunityStatus } from '../signals/signal-kinds';

export const opportunityKindTitles = {
  new_business: 'New business',
  expansion: 'Expansion',
  renewal: 'Renewal',
} as const satisfies Record<OpportunityKind, string>;

export const opportunityStatusTitles = {
  open: 'Open',
  won: 'Won',
  lost: 'Lost',
} as const satisfies Record<OpportunityStatus, string>;
