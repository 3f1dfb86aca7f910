import { describe, expect, it } from 'vitest';
import { checkContent } from '@/lib/core/brand-safety/check-content';
import { assessText } from '@/lib/platform/text-assessment/assess-text';
import { samplePolicy } from './sample-policy';
import { sampleSequences } from './sample-sequences';

const steps = sampleSequences.flatMap(({ externalId, steps: all }) =>
  all.map((step, i) => ({ name: `${externalId}, step ${i + 1}`, step })),
);

describe('the words of the sample’s sequences', () => {
  it.each(steps)('pass the guidelines of the sample when an agent sends them: $name', ({ step }) => {
    const fields = [
      { name: 'subject', text: step.subject, channel: 'email' as const },
      { name: 'body', text: step.body, channel: 'email' as const },
    ];
    const assessment = fields.map(({ text }) => assessText(text));
    const content = { fields, sourceIds: [], byAgent: true, assessment };
    expect(checkContent(content, samplePolicy.brand)).toEqual([]);
  });

  it('tell each reader how to end it', () => {
    for (const { step } of steps) expect(step.body).toContain('{{unsubscribeUrl}}');
  });
});
