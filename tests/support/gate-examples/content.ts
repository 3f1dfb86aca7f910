import type { Facts } from '../../../lib/core/gate/facts';
import { aFact, aPageState, aSplit, aVariant, today } from '../builders/content';
import { aContent, anAction, aPerson } from '../builders/gate';
import type { Example } from './example';

const page = (state: ReturnType<typeof aPageState>): Partial<Facts> => ({
  target: { type: 'page', id: 'pag_1', state, dayStart: null, signalQuality: null },
});
const publishing = (withdrawn: boolean) => ({
  action: anAction({ kind: 'cms.page.publish-variant', payload: aVariant() }),
  // By a person: what an agent writes is read by one in any case.
  facts: {
    ...page(aPageState()),
    requester: aPerson({ permission: 'actions.propose' }),
    content: aContent({ byAgent: false }),
    claims: { today, facts: [aFact({ withdrawn })] },
  },
});
const splitting = (split: string) => ({
  action: anAction({ kind: 'cms.page.set-traffic-split', payload: aSplit() }),
  facts: page(aPageState(split)),
});

/** Rules about what stands on a page. */
export const contentExamples: Record<string, Example> = {
  'content.claims': {
    verdict: 'deny',
    says: /can't be published: it was withdrawn/,
    speaks: publishing(true),
    silent: publishing(false),
  },
  'content.traffic-split': {
    verdict: 'deny',
    says: /starts from “base 100 %”, but the split is/,
    speaks: splitting('base 90 %; manufacturing--decision-maker--a 10 %'),
    silent: splitting('base 100 %'),
  },
};
