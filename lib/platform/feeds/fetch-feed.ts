import type { FeedItem } from '@/lib/core/signals/feeds/feed-item';
import { backOffMs, maxAgeMs, nextPollMs, noHints, retryAfterMs } from '@/lib/core/signals/feeds/poll-times';
import type { FeedProblem } from '@/lib/core/sources/feed-result';
import { env } from '../env';
import { decodeFeed } from './decode-feed';
import type { FeedState } from './feed-state';
import { followRedirects } from './follow-redirects';
import { AddressInside, type Answer, type OpenUrl, openUrl } from './open-url';
import { parseFeed } from './parse-feed';

const ANSWER_WITHIN_MS = 20_000;
/** Decompressed. */
const MOST_BYTES = 2_000_000;
const LONGEST_VALIDATOR = 500;

/** `message` is a sentence for whoever set up the feed. The state is to be kept in any case. */
export type FetchedFeed =
  | {
      ok: true;
      /** `unchanged`: nothing new since the last reading · `not_due`: it was not asked, it is too early. */
      outcome: 'read' | 'unchanged' | 'not_due';
      items: FeedItem[];
      unreadable: number;
      isCut: boolean;
      state: FeedState;
    }
  | { ok: false; problem: FeedProblem; message: string; state: FeedState };

class FeedError extends Error {
  readonly problem: FeedProblem;
  constructor(problem: FeedProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/**
 * Reads a feed as politely as it can be read: never before it is due, only what is new since (`ETag`, `Last-Modified`), as seldom as feed
 * and server ask for and at least 10 minutes apart, with longer and longer pauses while it fails. `state` is what the last reading
 * gave; null the first time.
 */
export async function fetchFeed(
  url: string,
  state: FeedState | null,
  options: { now: Date; fetch?: OpenUrl; timeoutMs?: number },
): Promise<FetchedFeed> {
  const { now, fetch = openUrl, timeoutMs = ANSWER_WITHIN_MS } = options;
  const nowMs = now.getTime();
  const before = state ?? stateOf(url, now);
  const nothing = { ok: true as const, items: [], unreadable: 0, isCut: false };
  if (before.stopped)
    return { ok: false, problem: 'stopped', message: `This feed is ${before.stopped}.`, state: before };
  if (nowMs < Date.parse(before.nextPollAt)) return { ...nothing, outcome: 'not_due', state: before };

  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(timeoutMs)]);
  let answer: Answer | null = null;
  try {
    const reached = await followRedirects(before.url, (at) =>
      fetch(at, { headers: headersFor(at, before), signal }),
    );
    if ('refusal' in reached) throw new FeedError('refused_address', reached.refusal);
    answer = reached.answer;
    const fresh = maxAgeMs(answer.headers.get('cache-control'), answer.headers.get('age'));
    const after = (hints: FeedState['hints']): FeedState => ({
      ...before,
      url: reached.keptUrl,
      hints,
      failures: 0,
      nextPollAt: new Date(nextPollMs(nowMs, hints, fresh)).toISOString(),
    });
    if (answer.status === 304 && before.validatorsOf === reached.url)
      return { ...nothing, outcome: 'unchanged', state: after(before.hints) };
    if (answer.status !== 200 && answer.status !== 203) throw refusalOf(answer.status);
    const bytes = await readAtMost(answer.body, MOST_BYTES);
    const read = parseFeed(decodeFeed(bytes, answer.headers.get('content-type')), reached.url);
    if ('message' in read) throw new FeedError('not_a_feed', read.message);
    const { items, unreadable, isCut, hints, isFinished } = read.feed;
    return {
      ok: true,
      outcome: 'read',
      items,
      unreadable,
      isCut,
      state: {
        ...after(hints),
        etag: validatorOf(answer, 'etag'),
        lastModified: validatorOf(answer, 'last-modified'),
        validatorsOf: reached.url,
        stopped: isFinished ? 'finished' : null,
      },
    };
  } catch (error) {
    const { problem, message } = error instanceof FeedError ? error : unreachable(error, signal);
    const failures = before.failures + 1;
    const wait = retryAfterMs(answer?.headers.get('retry-after') ?? null, nowMs);
    return {
      ok: false,
      problem,
      message,
      state: {
        ...before,
        failures,
        nextPollAt: new Date(backOffMs(nowMs, failures, wait)).toISOString(),
        stopped: problem === 'gone' ? 'gone' : null,
      },
    };
  } finally {
    // Whatever was not read to its end is let go.
    ending.abort();
  }
}

const stateOf = (url: string, now: Date): FeedState => ({
  url,
  etag: null,
  lastModified: null,
  validatorsOf: null,
  hints: noHints,
  nextPollAt: now.toISOString(),
  failures: 0,
  stopped: null,
});

function headersFor(url: string, state: FeedState): Record<string, string> {
  const asked = state.validatorsOf === url;
  return {
    'user-agent': userAgent(),
    accept:
      'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1',
    ...(asked && state.etag !== null ? { 'if-none-match': state.etag } : {}),
    ...(asked && state.lastModified !== null ? { 'if-modified-since': state.lastModified } : {}),
  };
}

/** Says who asks: the console's address, where it is known. */
function userAgent(): string {
  const address = env().NEXTAUTH_URL;
  return address === undefined ? 'Mandate feed reader' : `Mandate feed reader (+${new URL(address).origin})`;
}

function refusalOf(status: number): FeedError {
  const answered = `It answered with status ${status}`;
  if (status === 410) return new FeedError('gone', `${answered}: it is gone for good and not asked again.`);
  if (status === 429 || status > 499) return new FeedError('busy', `${answered}: it is asked again later.`);
  return new FeedError('refused', `${answered}: check whether the address is still right and open to all.`);
}

function unreachable(error: unknown, signal: AbortSignal): FeedError {
  if (signal.aborted) return new FeedError('too_slow', 'It did not answer in time: it is asked again later.');
  if (error instanceof AddressInside) return new FeedError('refused_address', error.message);
  return new FeedError(
    'unreachable',
    'It could not be read: check the address, and whether it is open to all.',
  );
}

function validatorOf(answer: Answer, name: string): string | null {
  const value = answer.headers.get(name);
  return value !== null && value.length <= LONGEST_VALIDATOR ? value : null;
}

/** @throws FeedError as soon as there is more than may be. */
async function readAtMost(body: Answer['body'], most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > most)
      throw new FeedError('too_large', `It is larger than ${most} bytes: name a shorter feed.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
