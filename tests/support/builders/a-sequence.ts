import type { OutreachSequence } from '@/lib/practice-platform/outreach-sequences';

/** A sequence of the practice outreach tool: two messages, three days apart, for anybody. */
export const anOutreachSequence = (fields: Partial<OutreachSequence> = {}): OutreachSequence => ({
  externalId: 'seq-1',
  name: 'First contact',
  purpose: 'sales_outreach',
  language: 'en',
  audience: { seniorities: [], segments: [], accountTiers: [] },
  steps: [
    { subject: 'Gifts for {{company|your team}}', body: 'Hello {{firstName|there}}', delayDays: 0 },
    { subject: 'One more thought', body: 'Best, {{senderName}}. {{unsubscribeUrl}}', delayDays: 3 },
  ],
  isActive: true,
  ...fields,
});
