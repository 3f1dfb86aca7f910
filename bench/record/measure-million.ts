import { buildVerifiers } from '../../scripts/verifier/build-verifiers';
import { sealedLog } from '../../tests/support/sealed-log';
import { atMost, exactly, type Figure, plain } from '../figure';
import { runVerifier } from './run-verifier';
import { withFiles } from './write-files';

const ENTRIES = 1_000_000;
/** So long is what an entry of a decision says, at the median of a sample workspace. */
const SAYS = 'Assign an owner: allowed. '.repeat(28);

/** The single-file verifier on an export of a million entries. */
export async function measureMillion(say: (line: string) => void): Promise<Figure[]> {
  await buildVerifiers();
  const files = await sealedLog({
    entries: ENTRIES,
    tell: (index) => `${SAYS}${index}`,
    earlier: Array.from({ length: 100 }, (_, n) => (n + 1) * 9973),
  });
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  say(`${files.size} files, ${Math.round(bytes / 1e6)} MB.`);
  return withFiles(files, async (folder) => {
    const { code, output, seconds, mostMegabytes } = await runVerifier(folder);
    say(output.trim());
    return [
      exactly(
        'million: entries that it verified',
        code === 0 ? Number(/holds: (\d+) entries/.exec(output)?.[1]) : 0,
        '',
        ENTRIES,
      ),
      atMost('million: time to verify', seconds, 's', 90),
      atMost('million: memory held at most', mostMegabytes, 'MB', 512),
      plain('million: size of the export', bytes / 1e6, 'MB'),
    ];
  });
}
