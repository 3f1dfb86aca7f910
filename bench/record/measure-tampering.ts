import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { packBundle, unpackBundle } from '../../lib/core/audit/log/tiles';
import { verifyLog } from '../../lib/core/audit/log/verify-log';
import { findBrowser } from '../../scripts/test/browser';
import { buildVerifiers } from '../../scripts/verifier/build-verifiers';
import { nodeCryptography } from '../../scripts/verifier/node-cryptography';
import { copyOf, sealedLog } from '../../tests/support/sealed-log';
import { exactly, type Figure, plain } from '../figure';
import { runVerifier } from './run-verifier';
import { withFiles } from './write-files';

const ENTRIES = 10_000;
const TRIES = { library: 1500, program: 150, page: 40 } as const;

type Files = Map<string, Uint8Array>;
type Attack = { what: string; files: Files; kept: boolean };

/** Numbers that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** One attack after another: a bit, an entry gone, put in, exchanged or doubled, a file cut short or gone, the log cut short, forked or replaced. */
async function* attacks(log: Files): AsyncGenerator<Attack, never> {
  const random = numbers(7);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random.next().value * from.length)] as T;
  const paths = [...log.keys()];
  const bundles = paths.filter((name) => name.startsWith('tile/entries/'));
  const whole: Attack[] = [
    { what: 'the log cut short', files: await sealedLog({ entries: ENTRIES - 1 }), kept: true },
    {
      what: 'the log forked',
      files: await sealedLog({
        entries: ENTRIES + 500,
        tell: (index) => (index === 77 ? 'otherwise' : `what happened ${index}`),
      }),
      kept: true,
    },
    {
      what: 'the log replaced, key and all',
      files: await sealedLog({ entries: ENTRIES, key: 2 }),
      kept: true,
    },
    {
      what: "another workspace's head",
      files: copyOf(log).set(
        'checkpoint',
        (await sealedLog({ entries: 600, workspaceId: 'wsp_2' })).get('checkpoint') as Uint8Array,
      ),
      kept: false,
    },
  ];
  for (let n = 0; ; n++) {
    const files = new Map(log);
    if (n % 25 < whole.length) {
      yield whole[n % 25] as Attack;
    } else if (n % 3 === 0) {
      const name = pick(bundles);
      const entries = unpackBundle(files.get(name) as Uint8Array) ?? [];
      const at = Math.floor(random.next().value * (entries.length - 1));
      const [one, next] = [entries[at] as Uint8Array, entries[at + 1] as Uint8Array];
      const [what, told] = pick([
        ['an entry removed', entries.toSpliced(at, 1)],
        ['an entry put in', entries.toSpliced(at, 0, next)],
        ['two entries exchanged', entries.with(at, next).with(at + 1, one)],
        ['an entry doubled', entries.with(at, next)],
        ['the contents of an entry removed', entries.with(at, new Uint8Array())],
      ] as const);
      yield { what: `${what} in ${name}`, files: files.set(name, packBundle(told)), kept: false };
    } else if (n % 10 === 1) {
      const name = pick(paths);
      const bytes = files.get(name) as Uint8Array;
      const length = Math.floor(random.next().value * bytes.length);
      yield {
        what: `${name} cut to ${length} bytes`,
        files: files.set(name, bytes.slice(0, length)),
        kept: false,
      };
    } else {
      const name = pick(paths);
      const bytes = (files.get(name) as Uint8Array).slice();
      const at = Math.floor(random.next().value * bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random.next().value * 8));
      yield { what: `byte ${at} of ${name}`, files: files.set(name, bytes), kept: false };
    }
  }
}

/** A log of 10,000 entries, changed in every way; each of the verifiers must notice each change. */
export async function measureTampering(say: (line: string) => void): Promise<Figure[]> {
  await buildVerifiers();
  const log = await sealedLog({ entries: ENTRIES, earlier: [1, 256, 5000, 9999] });
  const head = log.get('checkpoint') as Uint8Array;
  const missed: Record<keyof typeof TRIES, number> = { library: 0, program: 0, page: 0 };
  const notice = (by: keyof typeof TRIES, attack: Attack, noticed: boolean) => {
    if (noticed) return;
    missed[by] += 1;
    say(`${by} did not notice: ${attack.what}`);
  };
  const each = async (by: keyof typeof TRIES, noticed: (attack: Attack) => Promise<boolean>) => {
    const all = attacks(log);
    for (let n = 0; n < TRIES[by]; n++) {
      const { value } = await all.next();
      notice(by, value, await noticed(value));
    }
    say(`${by}: ${TRIES[by]} tried.`);
  };

  await each('library', async ({ files, kept }) => {
    const options = kept ? { kept: [new TextDecoder().decode(head)] } : {};
    return (
      (await verifyLog(nodeCryptography, async (name) => files.get(name) ?? null, options)).problems.length >
      0
    );
  });
  await each('program', ({ files, kept }) =>
    withFiles(new Map(files).set('kept', head), async (folder) => {
      const { code } = await runVerifier(folder, kept ? ['--checkpoint', path.join(folder, 'kept')] : []);
      return code === 1;
    }),
  );
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: ['--headless', '--no-sandbox'],
  });
  const page = await browser.newPage();
  const url = pathToFileURL(path.resolve('public/verifier/verify.html')).href;
  const verdictOf = (files: Files, kept: boolean) =>
    withFiles(files, async (folder) => {
      await page.goto(url);
      await page.getByLabel('Folder of the export').setInputFiles(folder);
      if (kept) await page.getByLabel('An earlier head').fill(new TextDecoder().decode(head));
      await page.getByRole('button', { name: 'Check' }).click();
      await page.locator('#verdict.holds, #verdict.broken').waitFor();
      return page.locator('#verdict').innerText();
    });
  const untouched = await verdictOf(log, true);
  await each('page', async ({ files, kept }) => (await verdictOf(files, kept)).includes('DOES NOT HOLD'));
  await browser.close();
  const [fine] = [await verifyLog(nodeCryptography, async (name) => log.get(name) ?? null)];
  return [
    exactly(
      'tampering: problems found in the untouched log',
      fine.problems.length + Number(!untouched.includes('This export holds')),
      '',
      0,
    ),
    ...Object.entries(TRIES).flatMap(([by, tries]) => [
      plain(`tampering: tried on the ${by}`, tries, ''),
      exactly(`tampering: not noticed by the ${by}`, missed[by as keyof typeof TRIES], '', 0),
    ]),
  ];
}
