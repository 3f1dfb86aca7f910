const words: Record<string, string> = {
  'lead.engaged': 'Lead engaged',
  'lead.outcome': 'Lead outcome',
  'sequence.step-due': 'Step of a sequence due',
  'campaign.performance': 'Campaign performance',
};

/** A signal's kind in words. */
export const signalKindWords = (kind: string): string => words[kind] ?? kind;
