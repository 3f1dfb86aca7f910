/** A stream of numbers that the same seed always gives again: uniform in (0, 1), and standard normal. */
export type SeededDraws = { uniform(): number; normal(): number };

const STEP = 0x6d2b79f5;

/** FNV-1a: near seeds give far streams. */
function hashOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The core has no randomness of its own: whoever asks hands in the seed, keeps it, and can draw the same again. Not for secrets. */
export function seededDraws(seed: string): SeededDraws {
  let state = hashOf(seed);
  let spare: number | null = null;
  const uniform = (): number => {
    state = (state + STEP) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 0x1_0000_0000;
  };
  return {
    uniform,
    // Box–Muller gives two at once; the second is kept for the next call.
    normal: () => {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      const radius = Math.sqrt(-2 * Math.log(uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}
