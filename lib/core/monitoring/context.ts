import { actionKindSchema, catalogue } from '../actions/catalogue';
import { segmentSchema, segmentTitles } from '../scopes/segment';
import type { WatchedName } from './metrics';

const BETWEEN = '|';

/** The context in which decisions are equal: what was asked for, or what set it off, and the segment of the account. */
export const contextKey = (what: string, segment: string): string => `${what}${BETWEEN}${segment}`;

function splitContext(context: string): { what: string; segment: string } {
  const [what = '', segment = ''] = context.split(BETWEEN);
  return { what, segment };
}

const kindTitle = (kind: string): string => {
  const known = actionKindSchema.safeParse(kind).data;
  return known ? catalogue[known].title : kind;
};

/** The action kind of a context of verdicts; null of another. */
export function kindOfContext(
  metric: WatchedName,
  context: string,
): { kind: string; segment: string } | null {
  const { what, segment } = splitContext(context);
  return metric === 'verdicts' ? { kind: what, segment } : null;
}

/** A context in words. */
export function contextTitle(metric: WatchedName, context: string): string | null {
  if (context === '') return null;
  const { what, segment } = splitContext(context);
  const known = segmentSchema.safeParse(segment).data;
  const where = known ? segmentTitles[known] : 'no segment';
  return `${metric === 'verdicts' ? kindTitle(what) : `after ${what === 'none' ? 'no signal' : what}`}, ${where}`;
}

const verdictTitles: Record<string, string> = {
  allow: 'allowed',
  escalate: 'asked about',
  deny: 'refused',
};

/** What moved, in words: the answer of the gate, the kind of action, or the kind of signal. */
export function outcomeTitle(metric: WatchedName, outcome: string): string {
  if (metric === 'verdicts') return verdictTitles[outcome] ?? outcome;
  return metric === 'proposals' ? kindTitle(outcome) : outcome;
}
