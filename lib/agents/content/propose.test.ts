import { describe, expect, test } from 'vitest';
import { catalogue } from '@/lib/core/actions/catalogue';
import { proposalSchema } from '@/lib/core/actions/proposal';
import { checkClaims } from '@/lib/core/content/check-claims';
import { publishVariantSchema, setSplitSchema } from '@/lib/core/content/variant-payload';
import { aFact, aPageState, SEGMENT, today, VARIANT } from '../../../tests/support/builders/content';
import type { ContentContext } from './context';
import { proposeContent } from './propose';

const page = (over: Partial<ContentContext['pages'][number]> = {}): ContentContext['pages'][number] => ({
  id: 'pag_1',
  surface: 'page',
  title: 'Gifts',
  language: 'en',
  state: { 'base.headline': 'Gifts', 'base.text': 'For all.', 'base.button': 'Ask us' },
  counts: [],
  ...over,
});
const facts = [
  aFact(),
  aFact({ id: 'fct_2', text: 'Sites get their gifts by shift plan.', industries: ['Manufacturing'] }),
  aFact({ id: 'fct_3', text: 'Only shops get this.', industries: ['Retail'] }),
  aFact({ id: 'fct_4', text: 'This was so.', validUntil: '2026-11-24' }),
];
const context = (over: Partial<ContentContext> = {}): ContentContext => ({
  signal: { id: 'sig_1', quality: 0.9 },
  pages: [page()],
  facts,
  audience: { accountId: 'acc_1', industry: 'manufacturing', roles: ['decision_maker'] },
  today,
  seed: 'run_1',
  exploreShare: 0.1,
  ...over,
});
const propose = (over: Partial<ContentContext> = {}) => {
  const answer = proposeContent(context(over));
  for (const { kind, payload } of proposalSchema.array().parse(answer.proposals))
    catalogue[kind].payload.parse(payload);
  return answer;
};
const variantsIn = (answer: ReturnType<typeof propose>) =>
  answer.proposals.flatMap(({ kind, payload }) =>
    kind === 'cms.page.publish-variant' ? [publishVariantSchema.parse(payload)] : [],
  );

describe('variants', () => {
  test('state only facts that hold for these people, word for word, the most fitting first, each with its id', () => {
    const answer = propose();
    const variants = variantsIn(answer);
    expect(variants.map(({ form }) => form)).toEqual(['a', 'b']);
    for (const variant of variants) expect(checkClaims(variant, facts, today)).toEqual([]);
    const cited = variants[0]?.sentences.flatMap(({ factId }) => factId ?? []);
    expect(cited).toEqual(['fct_2', 'fct_1']);
    expect(variants[1]?.headline).toEqual({ text: 'Sites get their gifts by shift plan.', factId: 'fct_2' });
    expect(propose()).toEqual(answer);
  });

  test('are not proposed without a fact, nor where the page has them, nor in a language without templates', () => {
    expect(propose({ facts: [facts[2] ?? aFact()] })).toMatchObject({
      proposals: [],
      summary: expect.stringContaining('no approved fact may be stated'),
    });
    const there = { ...aPageState(), ...page().state };
    expect(variantsIn(propose({ pages: [page({ state: there })] })).map(({ form }) => form)).toEqual(['b']);
    expect(propose({ pages: [page({ language: 'fi' })] }).proposals).toEqual([]);
    expect(propose({ pages: [] }).summary).toContain('No landing page, e-mail or ad is known');
  });

  const step = {
    'base.headline': 'Gifts',
    'base.text':
      'Hello {{firstName|there}},\n\nYou looked at gifts.\n\nBest\n{{senderName}}\n{{unsubscribeUrl}}',
    'base.button': 'Reply',
  };
  const pieces = [
    page(),
    page({ id: 'pag_2', surface: 'email', state: step }),
    page({ id: 'pag_3', surface: 'ad' }),
  ];

  test('are written for e-mails and ads alike, and of an ad no more is tried out than the policy allows', () => {
    const { proposals } = propose({ pages: pieces });
    expect(proposals.map(({ kind }) => kind)).toEqual([
      'cms.page.publish-variant',
      'cms.page.publish-variant',
      'cms.page.set-traffic-split',
      'outreach.step.publish-variant',
      'outreach.step.set-split',
      'ads.creative.publish-variant',
      'ads.creative.set-split',
    ]);
    const weights = setSplitSchema.parse(proposals.at(-1)?.payload);
    expect(weights.draw.settings.maxExplored).toBe(0.1);
    expect(weights.toSplit).toContain('base 90 %');
    for (const { kind, payload } of proposals)
      if (kind.endsWith('publish-variant'))
        expect(checkClaims(publishVariantSchema.parse(payload), facts, today)).toEqual([]);
    const kinds = propose({ pages: pieces, exploreShare: 0 }).proposals.map(({ kind }) => kind);
    expect(kinds).not.toContain('ads.creative.set-split');
  });

  test('are not written for an e-mail whose ending tells nobody how to get out', () => {
    const state = { ...step, 'base.text': 'Hello {{firstName|there}},\n\nBest\n{{senderName}}' };
    expect(propose({ pages: [page({ surface: 'email', state })] }).proposals).toEqual([]);
  });

  test('one that was tampered with has nothing to stand on', () => {
    const [variant] = variantsIn(propose());
    if (!variant) throw new Error('none');
    const said = (text: string, factId: string | null) => ({ ...variant, headline: { text, factId } });
    for (const changed of [
      said('We are the best.', null),
      said('We are the best.', 'fct_1'),
      said('This was so.', 'fct_4'),
      said('Only shops get this.', 'fct_3'),
      said('Nobody said so.', 'fct_9'),
      { ...variant, button: 'Buy the best' },
    ])
      expect(checkClaims(changed, facts, today)).toHaveLength(1);
  });
});

describe('splits', () => {
  const counts = [
    {
      segment: SEGMENT,
      key: 'base',
      shown: 2000,
      won: 40,
      bounced: 600,
      complained: 0,
      through: '2026-11-24',
    },
    {
      segment: SEGMENT,
      key: VARIANT,
      shown: 2000,
      won: 120,
      bounced: 600,
      complained: 0,
      through: '2026-11-24',
    },
  ];

  test('follow from what was observed, and say from what they were drawn', () => {
    const state = aPageState(`base 50 %; ${VARIANT} 50 %`);
    const { proposals } = propose({ audience: null, pages: [page({ state, counts })] });
    expect(proposals).toHaveLength(1);
    const split = setSplitSchema.parse(proposals[0]?.payload);
    expect(split).toMatchObject({ segment: SEGMENT, toSplit: `${VARIANT} 100 %` });
    expect(split.draw).toMatchObject({ seed: `run_1:pag_1:${SEGMENT}`, through: '2026-11-24' });
    expect(proposals[0]?.reasoning).toContain('is worse than the best with high probability');
  });

  test('stay where nothing is to choose between, or nothing changes', () => {
    expect(propose({ audience: null }).summary).toContain('more than one variant');
    const state = aPageState(`${VARIANT} 100 %`);
    expect(propose({ audience: null, pages: [page({ state, counts })] }).summary).toContain('stays as it is');
  });
});
