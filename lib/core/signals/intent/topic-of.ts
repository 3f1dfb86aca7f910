import { z } from 'zod';
import { LONGEST_GLOB, matchGlob } from './match-glob';

const pattern = z.strictObject({
  /** `path`: without host and query · `url`: host and path, without scheme and query · `event`: the name of what was done. */
  of: z.enum(['path', 'url', 'event', 'title']),
  glob: z.string().trim().min(1).max(LONGEST_GLOB),
});
/** A topic of interest, and where it is met. */
export const topicSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'must be lower-case letters, digits, dashes or underscores'),
  name: z.string().trim().min(1).max(100),
  patterns: z.array(pattern).min(1).max(200),
});
export type Topic = z.infer<typeof topicSchema>;

/** Where something was done; what was not told is null. */
export type PlaceOfInterest = {
  url: string | null;
  path: string | null;
  event: string | null;
  title: string | null;
};

/** The id of the topic that a place is about: the one with the closest pattern, the first named where two are as close; or null. */
export function topicOf(place: PlaceOfInterest, topics: readonly Topic[]): string | null {
  const texts = textsOf(place);
  let [found, closest]: [string | null, number] = [null, -1];
  for (const { id, patterns } of topics) {
    for (const { of, glob } of patterns) {
      const text = texts[of];
      const literals = glob.replace(/[*?]/g, '').length;
      if (text === null || literals <= closest) continue;
      if (matchGlob(withoutSlash(glob), text)) [found, closest] = [id, literals];
    }
  }
  return found;
}

const withoutSlash = (text: string): string => (text.length > 1 ? text.replace(/\/$/, '') : text);
const plainPath = (text: string): string => withoutSlash(text.replace(/[?#].*$/s, ''));

function textsOf({
  url,
  path,
  event,
  title,
}: PlaceOfInterest): Record<Topic['patterns'][number]['of'], string | null> {
  const bare = url === null ? null : plainPath(url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''));
  const slash = bare?.indexOf('/') ?? -1;
  const pathOfUrl = bare === null ? null : slash < 0 ? '/' : bare.slice(slash);
  return { url: bare, path: path === null ? pathOfUrl : plainPath(path), event, title };
}
