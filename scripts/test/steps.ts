import { Problem } from '../problem';
import { failed, type Step, type StepResult } from './step';

type Ended = { result: StepResult; tookMs: number };

/** Runs steps and tells of each when those before it have been told of. */
export class Steps {
  readonly #ended = new Map<string, Promise<Ended>>();
  #told = Promise.resolve();

  /** So many at a time, begun in their order. A step comes after those that it needs. */
  async run(steps: readonly Step[], atATime: number): Promise<void> {
    const waiting = [...steps];
    const lane = async () => {
      for (let step = waiting.shift(); step; step = waiting.shift()) await this.#start(step);
    };
    await Promise.all(Array.from({ length: atATime }, lane));
    await this.#told;
  }

  async results(): Promise<StepResult[]> {
    return (await Promise.all(this.#ended.values())).map(({ result }) => result);
  }

  #start(step: Step): Promise<Ended> {
    const ended = this.#carryOut(step);
    this.#ended.set(step.name, ended);
    this.#told = this.#told.then(async () => tell(step, await ended));
    return ended;
  }

  async #carryOut({ needs = [], run }: Step): Promise<Ended> {
    const before = await Promise.all(needs.map(async (name) => this.#ended.get(name)));
    const startedAt = performance.now();
    const missing = needs.filter((_, index) => (before[index]?.result.failed ?? 1) > 0);
    const result = missing.length
      ? failed(`Not run: it needs ${missing.join(' and ')}.`)
      : await run().catch((error: unknown) =>
          failed(error instanceof Problem ? error.message : String(error)),
        );
    return { result, tookMs: performance.now() - startedAt };
  }
}

function tell({ name }: Step, { result, tookMs }: Ended): void {
  const counts =
    result.passed + result.failed > 1 ? `${result.passed} passed, ${result.failed} failed, ` : '';
  console.log(`${name}: ${counts}${result.failed ? 'FAILED' : 'ok'} (${(tookMs / 1000).toFixed(1)} s)`);
  if (result.failed) console.log(`${result.output.trimEnd()}\n`);
}
