import { decodeEntity } from '@/lib/core/brand-safety/text/decode-entity';

/** Elements whose content nobody sees. */
const hidden = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);
const breaking = new Set(
  'address article blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

/** Characters of the name of a tag that are looked at. */
const NAME_AT_MOST = 20;

/** Where the text goes on behind a tag that opens at `at`, or -1 where the text ends within it. */
function endOfTag(html: string, at: number): number {
  if (!html.startsWith('<!--', at)) return html.indexOf('>', at) + 1 || -1;
  const end = html.indexOf('-->', at + 4);
  return end === -1 ? -1 : end + 3;
}

const marks: Record<string, string> = {
  uml: '\u0308',
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  ring: '\u030a',
  cedil: '\u0327',
};

/** Letters with a mark, which the names of entities spell: `&uuml;`. */
const letters = (text: string): string =>
  text
    .replace(/&([A-Za-z])(uml|acute|grave|circ|tilde|ring|cedil);/g, (_, letter: string, mark: string) =>
      `${letter}${marks[mark] ?? ''}`.normalize('NFC'),
    )
    .replaceAll('&szlig;', 'ß');

function withoutEntities(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', Math.max(at + 1, from))) {
    const entity = decodeEntity(text, at);
    if (!entity) continue;
    parts.push(text.slice(from, at), entity.value);
    from = entity.end;
  }
  return parts.join('') + text.slice(from);
}

/** What a person reads of a text in HTML: without tags, scripts and styles, blocks on lines of their own. One pass. */
export function htmlToText(html: string): string {
  const parts: string[] = [];
  const lower = html.toLowerCase();
  const unclosed = new Set<string>();
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const to = open === -1 ? html.length : open;
    if (to > at) parts.push(html.slice(at, to).replace(/\s+/g, ' '));
    if (open === -1) break;
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(open, open + NAME_AT_MOST))?.[1] ?? '';
    if (name === '' && lower[open + 1] !== '!' && lower[open + 1] !== '/' && lower[open + 1] !== '?') {
      parts.push('<');
      at = open + 1;
      continue;
    }
    if (breaking.has(name)) parts.push('\n');
    const isHidden = hidden.has(name) && lower[open + 1] !== '/' && !unclosed.has(name);
    const close = isHidden ? lower.indexOf(`</${name}`, open) : -1;
    // Looked for once: every further one would be a search to the end of the text.
    if (isHidden && close === -1) unclosed.add(name);
    const end = endOfTag(html, close === -1 ? open : close);
    if (end === -1) break;
    at = end;
  }
  return withoutEntities(letters(parts.join('')))
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trim();
}
