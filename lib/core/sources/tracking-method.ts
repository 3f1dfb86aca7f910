import { type SegmentMethod, segmentMethods } from '../signals/formats/segment-message';

/** The calls of the Segment HTTP Tracking API, also by the short names that its browser library uses. */
const methods: Readonly<Record<string, SegmentMethod | 'batch'>> = {
  ...Object.fromEntries(segmentMethods.map((method) => [method, method])),
  batch: 'batch',
  import: 'batch',
  b: 'batch',
  i: 'identify',
  t: 'track',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
};

/** The call that a name in an address stands for, such as `track` in `/v1/track`; null where it is none. */
export const trackingMethod = (name: string): SegmentMethod | 'batch' | null =>
  Object.hasOwn(methods, name) ? (methods[name] ?? null) : null;

/** The call of a whole address. */
export const trackingMethodOf = (url: string): SegmentMethod | 'batch' | null =>
  trackingMethod(/\/v1\/([a-z]+)(?:[?#]|$)/.exec(url)?.[1] ?? '');
