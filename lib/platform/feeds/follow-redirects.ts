import type { Answer } from './open-url';
import { whyNotRead } from './why-not-read';

const MOST_HOPS = 5;
const permanent = new Set([301, 308]);
const redirecting = new Set([301, 302, 303, 307, 308]);

/**
 * Opens an address and where it leads; each one on the way is checked as the first was. `keptUrl` is the address to begin with the next
 * time: where permanent redirections alone have led.
 */
export async function followRedirects(
  first: string,
  open: (url: string) => Promise<Answer>,
): Promise<{ answer: Answer; url: string; keptUrl: string } | { refusal: string }> {
  let [url, keptUrl, isPermanent] = [first, first, true];
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const refusal = whyNotRead(url);
    if (refusal !== null)
      return { refusal: hop === 0 ? refusal : `It leads to ${originOf(url)}. ${refusal}` };
    const answer = await open(url);
    const location = answer.headers.get('location');
    if (!redirecting.has(answer.status) || location === null || !URL.canParse(location, url))
      return { answer, url, keptUrl };
    const next = new URL(location, url).href;
    if (url.startsWith('https:') && next.startsWith('http:'))
      return { refusal: `It leads from https to ${originOf(next)}, which is not protected.` };
    isPermanent &&= permanent.has(answer.status);
    if (isPermanent) keptUrl = next;
    url = next;
  }
  return { refusal: `It leads on and on, through more than ${MOST_HOPS} addresses.` };
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : 'no address');
