import { describe, expect, it } from 'vitest';
import { checkContent } from '@/lib/core/brand-safety/check-content';
import { assessText } from '@/lib/platform/text-assessment/assess-text';
import { samplePolicy } from './sample-policy';
import { sampleSequences } from './sample-sequences';

const steps = sampleSequences.flatMap(({ externalId, language, steps: all }) =>
  all.map((step, i) => ({ name: `${externalId}, step ${i + 1}`, language, step })),
);

function objections(step: { subject: string; body: string }) {
  const fields = [
    { name: 'subject', text: step.subject, channel: 'email' as const },
    { name: 'body', text: step.body, channel: 'email' as const },
  ];
  const assessment = fields.map(({ text }) => assessText(text));
  return checkContent({ fields, sourceIds: [], byAgent: true, assessment }, samplePolicy.brand);
}

describe('the words of the sample’s sequences', () => {
  it.each(steps.filter(({ language }) => language === 'en'))(
    'pass the guidelines of the sample when an agent sends them: $name',
    ({ step }) => {
      expect(objections(step)).toEqual([]);
    },
  );

  // The model of toxicity reads English: of other languages it may ask a person, and nothing else may object.
  it.each(steps.filter(({ language }) => language !== 'en'))(
    'are at most looked at by a person where the models can’t read them: $name',
    ({ step }) => {
      const found = objections(step).filter(({ rule }) => rule !== 'brand.toxicity');
      expect(found).toEqual([]);
      expect(objections(step).filter(({ verdict }) => verdict === 'deny')).toEqual([]);
    },
  );

  it('tell each reader how to end it', () => {
    for (const { step } of steps) expect(step.body).toContain('{{unsubscribeUrl}}');
  });
});
