import fc from 'fast-check';
import { kindsOfSurface, surfaces } from '../../../lib/core/content/surface';
import type { Facts } from '../../../lib/core/gate/facts';
import { aFact, aPageState, aSplit, aVariant, today, VARIANT } from './content';

export const pageAction = fc.constantFrom(
  ...surfaces.flatMap((surface) => [
    { kind: kindsOfSurface[surface].publish, payload: aVariant() },
    { kind: kindsOfSurface[surface].split, payload: aSplit() },
  ]),
);

export const anyPageTarget: fc.Arbitrary<Facts['target']> = fc
  .constantFrom('base 100 %', `base 50 %; ${VARIANT} 50 %`)
  .map((split) => ({
    type: 'page',
    id: 'pag_1',
    state: aPageState(split),
    dayStart: null,
    signalQuality: null,
  }));

export const anyClaims: fc.Arbitrary<Facts['claims']> = fc.constantFrom(
  null,
  { today, facts: [aFact()] },
  { today, facts: [aFact({ withdrawn: true })] },
);
