import { z } from 'zod';
import { type IpRanges, rangesOf } from './ip-ranges';

export const ipRangeFormats = ['lines', 'aws', 'google'] as const;
export type IpRangeFormat = (typeof ipRangeFormats)[number];
/** What is wrong, and where: `line 4`, or `prefixes[3].ip_prefix`. */
export type IpRangeProblem = { at: string; reason: string };
export type IpRangeFile =
  | { ok: true; format: IpRangeFormat; entries: number; ranges: IpRanges }
  | { ok: false; problems: IpRangeProblem[] };

/** More is no list of data centres. */
export const MOST_RANGES = 200_000;
const MOST_PROBLEMS = 20;

/** `ip-ranges.json` of Amazon Web Services. */
const awsSchema = z.object({
  prefixes: z.array(z.object({ ip_prefix: z.string() })),
  ipv6_prefixes: z.array(z.object({ ipv6_prefix: z.string() })).default([]),
});
/** `cloud.json` and `goog.json` of Google. */
const googleSchema = z.object({
  prefixes: z.array(
    z.union([z.object({ ipv4Prefix: z.string() }), z.object({ ipv6Prefix: z.string() })], {
      error: 'has neither ip_prefix (AWS) nor ipv4Prefix or ipv6Prefix (Google)',
    }),
  ),
});
const jsonSchema = z.object({ prefixes: z.array(z.unknown()) });

type Entry = { at: string; text: string };

/** Reads a file of ranges: one per line, or the JSON in which AWS and Google publish theirs. Nothing unreadable is passed over. */
export function readIpRangeFile(text: string): IpRangeFile {
  const content = text.replace(/^\uFEFF/, '');
  const read = content.trimStart().startsWith('{') ? readJson(content) : readLines(content);
  if ('problems' in read) return { ok: false, problems: read.problems };
  const { format, entries } = read;
  if (entries.length === 0) return failed('file', 'holds no ranges');
  if (entries.length > MOST_RANGES)
    return failed('file', `holds ${entries.length} ranges; at most ${MOST_RANGES} can be kept`);
  const { ranges, refused } = rangesOf(entries);
  if (refused.length > 0)
    return {
      ok: false,
      problems: refused
        .slice(0, MOST_PROBLEMS)
        .map(({ entry, problem }) => ({ at: entry.at, reason: `“${entry.text.slice(0, 60)}” ${problem}` })),
    };
  return { ok: true, format, entries: entries.length, ranges };
}

type Read = { format: IpRangeFormat; entries: Entry[] } | { problems: IpRangeProblem[] };

const failed = (at: string, reason: string): { ok: false; problems: IpRangeProblem[] } => ({
  ok: false,
  problems: [{ at, reason }],
});

function readLines(content: string): Read {
  const entries = content.split(/\r?\n/).flatMap((raw, index): Entry[] => {
    const text = raw.replace(/#.*$/, '').trim();
    return text === '' ? [] : [{ at: `line ${index + 1}`, text }];
  });
  return { format: 'lines', entries };
}

function readJson(content: string): Read {
  const value = parsed(content);
  if (value === undefined) return failed('file', 'begins as JSON and is none');
  if (!jsonSchema.safeParse(value).success)
    return failed('prefixes', 'is no list, as it is in the files of AWS and Google');
  const aws = awsSchema.safeParse(value);
  if (aws.success)
    return {
      format: 'aws',
      entries: [
        ...aws.data.prefixes.map(({ ip_prefix: text }, i) => ({ at: `prefixes[${i}].ip_prefix`, text })),
        ...aws.data.ipv6_prefixes.map(({ ipv6_prefix: text }, i) => ({
          at: `ipv6_prefixes[${i}].ipv6_prefix`,
          text,
        })),
      ],
    };
  const google = googleSchema.safeParse(value);
  if (google.success)
    return {
      format: 'google',
      entries: google.data.prefixes.map((prefix, i) =>
        'ipv4Prefix' in prefix
          ? { at: `prefixes[${i}].ipv4Prefix`, text: prefix.ipv4Prefix }
          : { at: `prefixes[${i}].ipv6Prefix`, text: prefix.ipv6Prefix },
      ),
    };
  const { issues } = isMostlyAws(value) ? aws.error : google.error;
  return {
    problems: issues
      .slice(0, MOST_PROBLEMS)
      .map(({ path, message }) => ({ at: pathOf(path), reason: message })),
  };
}

/** Which of the two a file was meant to be, so that what is told is wrong is what the person has to mend. */
const isMostlyAws = (value: unknown): boolean => {
  const [first] = jsonSchema.parse(value).prefixes;
  return typeof first === 'object' && first !== null && 'ip_prefix' in first;
};

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : String(part)))
    .join('.')
    .replaceAll('.[', '[');

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
