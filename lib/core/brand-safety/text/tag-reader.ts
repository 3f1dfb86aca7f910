/** Elements that begin a new line or cell: the words on either side of their tags are apart. */
const breaking = new Set(
  'address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
);
const inline = new Set(
  'a abbr b big center cite code del em font i img ins kbd link mark meta q s small span strike strong style sub sup u var wbr'.split(
    ' ',
  ),
);
/** An attribute without a value may be prose: `<b guaranteed returns>`. */
const attribute = /\s+[A-Za-z_:][\w:.-]{0,60}\s?=\s?(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gy;
const longestTag = 4000;

/** Where a tag ends, whether it parts the words beside it, and whether a program that shows plain text would show it. */
export type Tag = { end: number; breaks: boolean; odd: boolean };

/**
 * Finds where tags end. A text full of `<` that are never closed must not be searched to its end for each of them: the next
 * `>` is remembered.
 */
export class TagReader {
  private readonly text: string;
  private readonly next = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
  }

  /** The tag or comment that begins at `index`; null for a plain `<`. */
  at(index: number): Tag | null {
    const { text } = this;
    if (text.startsWith('<!--', index)) {
      const end = this.find('-->', index + 4);
      if (end >= 0) return { end: end + 3, breaks: false, odd: true };
    }
    if (!/[A-Za-z/!?]/.test(text[index + 1] ?? '')) return null;
    const close = this.find('>', index);
    if (close < 0) return null;
    const head = /^<(\/?)([A-Za-z][A-Za-z0-9]{0,11})/.exec(text.slice(index, index + 14));
    const name = head?.[2]?.toLowerCase() ?? '';
    const breaks = breaking.has(name);
    const isKnown = breaks || inline.has(name);
    const rest = index + (head?.[0].length ?? 0);
    return { end: close + 1, breaks, odd: !isKnown || !this.holdsAttributesOnly(rest, close) };
  }

  private holdsAttributesOnly(from: number, to: number): boolean {
    if (to - from > longestTag) return false;
    const inner = this.text.slice(from, to).replace(/\s*\/?$/, '');
    let at = 0;
    attribute.lastIndex = 0;
    while (at < inner.length && attribute.test(inner)) at = attribute.lastIndex;
    return at >= inner.length;
  }

  private find(what: string, from: number): number {
    let found = this.next.get(what) ?? -1;
    if (found < from) {
      found = this.text.indexOf(what, from);
      if (found < 0) found = Number.POSITIVE_INFINITY;
      this.next.set(what, found);
    }
    return Number.isFinite(found) ? found : -1;
  }
}
