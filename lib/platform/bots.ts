import { isbot } from 'isbot';

const MOST_REMEMBERED = 2_000;
/** The list is long, and most signals of a site come from a few browsers. */
const remembered = new Map<string, boolean>();

/** Whether a user agent is in the list of known crawlers, monitors and tools. The empty one is in no list. */
export function isKnownBot(userAgent: string): boolean {
  const known = remembered.get(userAgent);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const found = isbot(userAgent);
  remembered.set(userAgent, found);
  return found;
}
