import fc from 'fast-check';
import { actionKinds } from '../../../lib/core/actions/catalogue';
import { millions } from './gate';
import { mostly } from './mostly';

/** Any change of a campaign. */
export const campaignAction = fc
  .record({
    campaignId: fc.constantFrom('cmp_1', 'cmp_2'),
    from: mostly(fc.constant(100), fc.integer({ min: 0, max: 200 })),
    to: fc.integer({ min: 0, max: 220 }),
    kind: fc.constantFrom(...actionKinds.filter((kind) => kind.startsWith('ads.campaign.'))),
  })
  .map(({ campaignId, from, to, kind }) => {
    const sets = kind.includes('.set-');
    const scale = kind === 'ads.campaign.set-bid' ? 1 / 50 : 1;
    return {
      kind,
      payload: {
        campaignId,
        ...(kind === 'ads.campaign.target-account' ? { accountId: 'acc_1' } : {}),
        ...(kind === 'ads.campaign.exclude-term' ? { term: 'free jackets' } : {}),
        ...(sets ? { fromMicros: millions(from * scale), toMicros: millions(to * scale) } : {}),
      },
    };
  });
