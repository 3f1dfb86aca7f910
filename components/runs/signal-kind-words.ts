const words: Record<string, string> = {
  'lead.engaged': 'Lead engaged',
  'lead.outcome': 'Lead outcome',
  'sequence.step-due': 'Step of a sequence due',
  'campaign.performance': 'Campaign performance',
  'page.performance': 'Landing page performance',
  'contact.identified': 'Contact identified',
  'contact.tracked': 'Something done',
  'contact.linked': 'Identifiers linked',
  'account.identified': 'Account identified',
  'email.reported': 'E-mail reported',
  'record.changed': 'Record changed',
  'opportunity.changed': 'Opportunity changed',
  'market.mentioned': 'Mentioned in the market',
};

/** A signal's kind in words. */
export const signalKindWords = (kind: string): string => words[kind] ?? kind;
