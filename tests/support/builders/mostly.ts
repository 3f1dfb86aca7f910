import fc from 'fast-check';

/** Mostly the first, now and then the second: otherwise hardly any combination would be allowed. */
export const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: rare });
