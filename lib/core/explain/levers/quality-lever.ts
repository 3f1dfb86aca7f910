import { type Lever, lever, range } from '../lever';
import { set } from '../patch';
import { showShare, THOUSAND } from './units';

/** How good the signal was that the action rested on; null is one that was not measured. */
export const qualityLever = (id: string, quality: number | null): Lever[] =>
  lever(id, [
    range({
      what: 'the quality of the data',
      at: quality === null ? -1 : quality * THOUSAND,
      min: 0,
      max: THOUSAND,
      show: showShare,
      ...(quality === null ? { from: 'not measured' } : {}),
      patch: (value) => [set('/facts/target/signalQuality', value / THOUSAND)],
    }),
  ]);
