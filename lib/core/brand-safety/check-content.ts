import { brandChecks } from './checks';
import type { BrandContent, ContentFinding } from './content';
import type { BrandGuidelines } from './guidelines';
import { readContent } from './read-content';

/**
 * Everything the guidelines object to in the content, what is refused first, then in the order of the content. Time grows with
 * the length of the texts alone. The guidelines are prepared once per object, so keep the object and never change it.
 */
export function checkContent(content: BrandContent, guidelines: BrandGuidelines): ContentFinding[] {
  const input = readContent(content, guidelines);
  return brandChecks.flatMap(({ check }) => check(input)).sort(inOrder);
}

const rank = { deny: 0, escalate: 1 } as const;

const inOrder = (a: ContentFinding, b: ContentFinding): number =>
  rank[a.verdict] - rank[b.verdict] ||
  compare(a.field, b.field) ||
  a.start - b.start ||
  compare(a.rule, b.rule);

/** By code unit, so that the order is the same on every machine. */
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
