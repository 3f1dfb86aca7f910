/** Longest pattern and longest text that are compared: their product bounds the work of one comparison. */
export const LONGEST_GLOB = 200;
export const LONGEST_TEXT = 2000;

type Token = { literal: string } | 'one' | 'some' | 'any';

/**
 * Whether a whole text fits a pattern: `*` is any part between slashes, `**` anything at all, `?` one character other than a
 * slash; all else is itself, and case is ignored. The work is at most pattern × text: no pattern can make it hang. A text or pattern
 * that is too long fits nothing.
 */
export function matchGlob(glob: string, text: string): boolean {
  if (glob.length > LONGEST_GLOB || text.length > LONGEST_TEXT) return false;
  const tokens = tokensOf(glob.toLowerCase());
  // Every place in the pattern that the text so far can have led to.
  let states = withEmptyStars(new Set([0]), tokens);
  for (const character of text.toLowerCase()) {
    const next = new Set<number>();
    for (const at of states) {
      const token = tokens[at];
      if (token === undefined) continue;
      if (token === 'any' || (token === 'some' && character !== '/')) next.add(at);
      else if (token === 'one' ? character !== '/' : typeof token === 'object' && token.literal === character)
        next.add(at + 1);
    }
    if (next.size === 0) return false;
    states = withEmptyStars(next, tokens);
  }
  return states.has(tokens.length);
}

/** A star may stand for nothing: where one is reached, so is what follows it. */
function withEmptyStars(states: Set<number>, tokens: readonly Token[]): Set<number> {
  for (const at of states) if (tokens[at] === 'any' || tokens[at] === 'some') states.add(at + 1);
  return states;
}

function tokensOf(glob: string): Token[] {
  const tokens: Token[] = [];
  const characters = Array.from(glob);
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? '';
    if (character === '?') tokens.push('one');
    else if (character !== '*') tokens.push({ literal: character });
    else {
      let stars = 1;
      for (; characters[i + 1] === '*'; i++) stars++;
      tokens.push(stars > 1 ? 'any' : 'some');
    }
  }
  return tokens;
}
