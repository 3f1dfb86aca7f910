import { readAs } from './confusables';
import { decodeEntity } from './decode-entity';
import { isInvisible } from './is-invisible';
import { TagReader } from './tag-reader';

/** A text as a person sees it, and where each of its characters stands in the text as it was given. */
export type ReadText = {
  /** Without tags, entities, invisible characters and accents; look-alike letters as what they look like. Case is kept. */
  seen: string;
  /** Emoji drawn. */
  emoji: number;
  /** UTF-16 offset in the given text where the character of `seen` at this index begins. */
  startOf(index: number): number;
  /** Offset just behind it. */
  endOf(index: number): number;
};

/**
 * The ways a text can be seen: one, or two where it holds what a mail program hides and a plain-text reader shows (comments,
 * unknown elements, prose within a tag). The first is with these hidden. Time grows with the length of the text alone.
 */
export function readText(text: string): [ReadText, ...ReadText[]] {
  if (endOfPlain(text, 0) === text.length) return [{ seen: text, emoji: 0, startOf: itself, endOf: behind }];
  const hidden = new Reading(text, false);
  return hidden.metOddTag ? [hidden, new Reading(text, true)] : [hidden];
}

const itself = (index: number): number => index;
const behind = (index: number): number => index + 1;

class Reading implements ReadText {
  readonly seen: string;
  emoji = 0;
  metOddTag = false;
  private readonly text: string;
  private readonly parts: string[] = [];
  private length = 0;
  private starts: Int32Array;
  private ends: Int32Array;
  private afterJoiner = false;

  constructor(text: string, showOddTags: boolean) {
    this.text = text;
    this.starts = new Int32Array(text.length + 16);
    this.ends = new Int32Array(text.length + 16);
    const tags = new TagReader(text);
    for (let i = 0; i < text.length; ) {
      const plain = endOfPlain(text, i);
      if (plain > i) {
        this.putPlain(i, plain);
        i = plain;
        continue;
      }
      const code = text.codePointAt(i) ?? 0;
      const tag = code === lessThan ? tags.at(i) : null;
      if (tag?.odd) this.metOddTag = true;
      if (tag && !(tag.odd && showOddTags)) {
        if (tag.breaks) this.put('\n', i, tag.end);
        i = tag.end;
        continue;
      }
      const entity = code === ampersand ? decodeEntity(text, i) : null;
      const end = entity?.end ?? i + (code > 0xffff ? 2 : 1);
      if (entity) for (const character of entity.value) this.draw(character.codePointAt(0) ?? 0, i, end);
      else this.draw(code, i, end);
      i = end;
    }
    this.seen = this.parts.join('');
  }

  startOf(index: number): number {
    return index < this.length ? (this.starts[index] ?? 0) : this.text.length;
  }

  endOf(index: number): number {
    return index < this.length ? (this.ends[index] ?? 0) : this.text.length;
  }

  private draw(code: number, start: number, end: number): void {
    if (isInvisible(code)) {
      if (code === 0x200d) this.afterJoiner = true;
      return;
    }
    if (code >= 0x2600 && isEmoji(code) && !this.afterJoiner) this.emoji++;
    this.afterJoiner = false;
    this.put(drawnAs(code), start, end);
  }

  private put(seen: string, start: number, end: number): void {
    this.parts.push(seen);
    this.makeRoom(seen.length);
    this.starts.fill(start, this.length, this.length + seen.length);
    this.ends.fill(end, this.length, this.length + seen.length);
    this.length += seen.length;
  }

  private putPlain(from: number, to: number): void {
    this.parts.push(this.text.slice(from, to));
    this.makeRoom(to - from);
    for (let i = from; i < to; i++) {
      this.starts[this.length] = i;
      this.ends[this.length] = i + 1;
      this.length++;
    }
    this.afterJoiner = false;
  }

  /** Some characters are drawn as several: a text can be seen longer than it is. */
  private makeRoom(more: number): void {
    if (this.length + more <= this.starts.length) return;
    const [starts, ends] = [this.starts, this.ends];
    this.starts = new Int32Array((this.length + more) * 2);
    this.ends = new Int32Array((this.length + more) * 2);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}

const lessThan = 0x3c;
const ampersand = 0x26;

/** Where the run of characters that are seen as they stand ends: ASCII without `<`, `&` and control characters. */
function endOfPlain(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x7f || unit === lessThan || unit === ampersand) break;
    if (unit < 0x20 && isInvisible(unit)) break;
  }
  return i;
}

const drawn = new Map<number, string>();

function drawnAs(code: number): string {
  const known = drawn.get(code);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(code);
  const first = readAs(character);
  let seen = '';
  const taken = first === character ? character.normalize('NFKD') : first;
  // A fraction is a sign of its own: taken apart it would put figures where letters are sought.
  for (const part of taken.includes('\u2044') ? character : taken) {
    if (!isInvisible(part.codePointAt(0) ?? 0)) seen += readAs(part);
  }
  // Texts use few of the characters there are; one that uses them all must not fill the memory.
  if (drawn.size < 20_000) drawn.set(code, seen);
  return seen;
}

const isEmoji = (code: number): boolean =>
  (code >= 0x1f000 && code <= 0x1faff && !(code >= 0x1f3fb && code <= 0x1f3ff)) ||
  (code >= 0x2600 && code <= 0x27bf) ||
  (code >= 0x2b00 && code <= 0x2bff);
