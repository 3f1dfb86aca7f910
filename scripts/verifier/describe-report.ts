import type { VerifyReport } from '@/lib/core/audit/log/verify-log';

/** What a verifier found, a line for each thing, the verdict first. */
export function describeReport({
  problems,
  head,
  entries,
  dropped,
  signedBy,
  keysAreKept,
  grownFrom,
}: VerifyReport): string[] {
  if (problems.length > 0)
    return ['THIS EXPORT DOES NOT HOLD.', ...problems.map((problem) => `- ${problem}`)];
  const grown = grownFrom.length > 0 ? Math.min(...grownFrom) : null;
  return [
    `This export holds: ${entries} entries, sealed in the log ${head?.origin} of ${head?.size}.`,
    ...(dropped > 0
      ? [
          `${dropped} more are without their contents: dropped when their time was over, as entries of the log say. Their hashes are in it.`,
        ]
      : []),
    `Signed by ${signedBy.join(' and ')}.`,
    ...(grown === null
      ? []
      : [`It has grown from each of ${grownFrom.length} earlier heads, the oldest of ${grown} entries.`]),
    ...(keysAreKept
      ? []
      : [
          'It was checked with the key that it brings itself: compare the line in keys.txt with the one that you kept.',
        ]),
  ];
}
