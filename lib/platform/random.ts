export type SeededRandom = {
  /** Uniform in [0, 1). */
  float(): number;
  /** Uniform whole number, both ends included. */
  int(min: number, max: number): number;
  /** One element, each as likely as another; throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** Gaussian with the given mean and standard deviation (default 0 and 1). */
  normal(mean?: number, deviation?: number): number;
};

/** A reproducible stream: the same seed gives the same numbers on every machine. Not for secrets. */
export function seededRandom(seed: string | number): SeededRandom {
  const words = seedWords(String(seed));
  const float = () => sfc32(words) / 0x1_0000_0000;
  const int = (min: number, max: number) => {
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || max < min) {
      throw new RangeError(`No whole number lies between ${min} and ${max}.`);
    }
    return min + Math.floor(float() * (max - min + 1));
  };
  return {
    float,
    int,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new RangeError('Nothing to pick from: the list is empty.');
      return items[int(0, items.length - 1)] as T;
    },
    normal(mean = 0, deviation = 1) {
      // Box-Muller; 1 - float() keeps the logarithm away from zero.
      const radius = Math.sqrt(-2 * Math.log(1 - float()));
      return mean + deviation * radius * Math.cos(2 * Math.PI * float());
    },
  };
}

type Words = [number, number, number, number];

/** Spreads the seed's characters over four words (cyrb128), so that near seeds give far streams. */
function seedWords(seed: string): Words {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < seed.length; i++) {
    const k = seed.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  const words: Words = [a ^ b, b ^ c, c ^ d, d ^ a];
  for (let i = 0; i < 15; i++) sfc32(words);
  return words;
}

/** Small Fast Counter, 32 bit: one step of the generator, mixing the words in place. */
function sfc32(s: Words): number {
  const sum = (s[0] + s[1] + s[3]) | 0;
  s[3] = (s[3] + 1) | 0;
  s[0] = s[1] ^ (s[1] >>> 9);
  s[1] = (s[2] + (s[2] << 3)) | 0;
  s[2] = (((s[2] << 21) | (s[2] >>> 11)) + sum) | 0;
  return sum >>> 0;
}
