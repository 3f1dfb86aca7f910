import type { SignalKind } from '../signal-kinds';

/** In so many days a fact of each kind loses half of its freshness: what somebody did passes sooner than who they are. Stated, not measured. */
export const halfLifeDays: Record<SignalKind, number> = {
  'lead.engaged': 60,
  'lead.outcome': 120,
  'campaign.performance': 60,
  'page.performance': 60,
  'sequence.step-due': 30,
  'contact.identified': 180,
  'contact.tracked': 30,
  'contact.linked': 365,
  'account.identified': 180,
  'email.reported': 30,
  'record.changed': 90,
  'opportunity.changed': 90,
  'market.mentioned': 14,
};
