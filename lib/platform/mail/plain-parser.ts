import PostalMime from 'postal-mime';
import { htmlToText } from './html-to-text';

type Entry = { type: string; value: unknown };
type TextEntries = { plain?: Entry[]; html?: Entry[] };
/** What the parser collects before it joins it to a body; not in its types, and so bound to the version that is pinned. */
type Collected = { textMap: Map<unknown, TextEntries>; textContent: { plain?: string } };

const valuesOf = (entries: readonly Entry[] = []): string[] =>
  entries.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));

/**
 * The parser of e-mails, with the one step replaced that costs more than in proportion: where a mail has parts in HTML and in plain
 * text, the library converts each to the other by patterns that take hours on a megabyte made for it. Here HTML becomes text in one
 * pass, where a part has no plain text, and nothing becomes HTML.
 */
export class PlainParser extends PostalMime {
  /** Called by the parser in place of its own. */
  renderTextContent(): void {
    const collected = this as unknown as Collected;
    const texts = [...collected.textMap.values()].flatMap(({ plain, html }) =>
      plain ? valuesOf(plain) : valuesOf(html).map(htmlToText),
    );
    collected.textContent = { plain: texts.join('\n') };
  }
}
