const wordsInWindow = 60;
const step = 40;

/**
 * The parts in which a long text is judged, as indexes: 60 words each, 20 of them shared with the next, so that one bad
 * sentence is not thinned out by many good ones. A text of up to 80 words is one part.
 */
export function windowsOf(seen: string): { from: number; to: number }[] {
  const starts: number[] = [];
  for (const match of seen.matchAll(/\S+/g)) starts.push(match.index);
  if (starts.length <= wordsInWindow + step / 2) return [{ from: 0, to: seen.length }];
  const windows: { from: number; to: number }[] = [];
  for (let first = 0; first < starts.length; first += step) {
    const isLast = first + wordsInWindow >= starts.length;
    windows.push({
      from: starts[first] ?? 0,
      to: isLast ? seen.length : (starts[first + wordsInWindow] ?? seen.length),
    });
    if (isLast) break;
  }
  return windows;
}
