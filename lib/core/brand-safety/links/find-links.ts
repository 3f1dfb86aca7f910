import { decodeEntity } from '../text/decode-entity';
import { isInvisible } from '../text/is-invisible';
import { isLinkingEnding } from './linking-endings';

/** A link, where it stands in the text as given, and its host; null where it has none that could be checked. */
export type Link = { start: number; end: number; host: string | null };

const longestLink = 2000;
const boundary = /[\s"'<>()[\]{}]/;
/** What makes something a link: a scheme, `//` as the value of an attribute, `www.`, or a name that ends like a domain. */
const schemed =
  /(?:https?|ftp|wss?|file|javascript|data|vbscript|blob):|(?<=["'=(])[\\/]{2}|(?<![\w.-])www\./gi;
const letter = 'a-z0-9\\u00c0-\\u1fff\\u3040-\\uff0d\\uff10-\\uff60\\uff62-\\uffdc';
const bare = new RegExp(
  `(?<![\\w@.\\-/\\\\])(?:[${letter}][${letter}-]{0,62}[.\\u3002\\uff0e\\uff61]){1,6}[${letter}]{2,30}(?![\\w-])`,
  'gi',
);

/**
 * The links of a text, in its markup as well. A link is read as a browser reads it (by the URL parser), so that
 * `https://good.example@evil.example` and `https:\\evil.example` are what they are.
 */
export function findLinks(text: string): Link[] {
  const decoded = decode(text);
  const links: Link[] = [];
  if (/:|[\\/]{2}|www\./i.test(decoded.text)) look(decoded, schemed, hasTarget, links);
  if (/[.\u3002\uff0e\uff61][^\s.]/.test(decoded.text)) look(decoded, bare, looksLikeDomain, links);
  return links.sort((a, b) => a.start - b.start);
}

type Decoded = { text: string; offsetOf(index: number): number };
type IsLink = (text: string, match: RegExpExecArray, end: number) => boolean;

/** Adds what a pattern finds outside of the links that are known. */
function look(decoded: Decoded, pattern: RegExp, isLink: IsLink, links: Link[]): void {
  const earlier = [...links];
  let next = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(decoded.text); match; match = pattern.exec(decoded.text)) {
    const end = endOfLink(decoded.text, match.index);
    const start = decoded.offsetOf(match.index);
    while (next < earlier.length && (earlier[next]?.end ?? 0) <= start) next++;
    if ((earlier[next]?.start ?? Number.POSITIVE_INFINITY) <= start || !isLink(decoded.text, match, end))
      continue;
    links.push({ start, end: decoded.offsetOf(end), host: hostOf(decoded.text.slice(match.index, end)) });
    pattern.lastIndex = Math.max(pattern.lastIndex, end);
  }
}

/** `Data: 5 rows` is prose. */
const hasTarget: IsLink = (_text, match, end) => end > match.index + match[0].length;

const looksLikeDomain: IsLink = (text, match) => {
  const follows = text[match.index + match[0].length];
  return follows !== '@' && isLinkingEnding(match[0], follows === '/');
};

/** Whether a host is one of the domains or lies below one. */
export const isWithin = (host: string, domains: ReadonlySet<string>): boolean => {
  for (let at = 0; at >= 0 && at < host.length; ) {
    if (domains.has(host.slice(at))) return true;
    const dot = host.indexOf('.', at);
    if (dot < 0) return false;
    at = dot + 1;
  }
  return false;
};

function endOfLink(text: string, from: number): number {
  let to = from;
  const most = Math.min(text.length, from + longestLink);
  while (to < most && !boundary.test(text.charAt(to))) to++;
  while (to > from && /[.,;:!?]/.test(text.charAt(to - 1))) to--;
  return to;
}

function hostOf(link: string): string | null {
  const address = /^[\\/]{2}/.test(link)
    ? `https:${link}`
    : /^[a-z]+:/i.test(link)
      ? link
      : `https://${link}`;
  try {
    const { protocol, hostname } = new URL(address);
    return /^(?:https?|wss?):$/.test(protocol) && hostname !== '' ? hostname.replace(/\.$/, '') : null;
  } catch {
    return null;
  }
}

/** An ampersand, or something invisible that could stand within a name. */
const resolvable = /&|\p{Default_Ignorable_Code_Point}|\p{Mn}/u;

const itself = (index: number): number => index;

/** The text with entities resolved and without invisible characters, tags still in it, and the way back to its offsets. */
function decode(text: string): Decoded {
  if (!resolvable.test(text)) return { text, offsetOf: itself };
  const parts: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < text.length; ) {
    const entity = text[i] === '&' ? decodeEntity(text, i) : null;
    const part = entity?.value ?? text.charAt(i);
    for (const unit of part.split('')) {
      if (isInvisible(unit.charCodeAt(0))) continue;
      parts.push(unit);
      offsets.push(i);
    }
    i = entity?.end ?? i + 1;
  }
  return { text: parts.join(''), offsetOf: (index) => offsets[index] ?? text.length };
}
