import type { ReaderDefinition } from '../kit/reader';

/** Finds surges, sums up what is known of an account, and names the question whose answer would change the best plan most. */
export const signalIntelligence = {
  title: 'Signal intelligence',
  craft:
    'Finds companies whose people engage unusually, sums up what our own data says of an account, and names the question whose answer would change the best plan most.',
  listensTo: ['lead.engaged', 'contact.tracked', 'email.reported', 'lead.outcome', 'record.changed'],
  reads: ['position', 'employer', 'traits', 'score', 'conversion', 'blocks', 'sequence', 'owner'],
  codeVersion: '1',
} as const satisfies ReaderDefinition;
