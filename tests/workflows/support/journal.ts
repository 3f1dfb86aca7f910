import { until } from './until';

/** What functions did, in the order they did it: the one witness that both servers leave to a test. */
export class Journal {
  readonly #entries: string[] = [];

  /** Notes that something happened, and how often it has by now. */
  note(entry: string): number {
    this.#entries.push(entry);
    return this.times(entry);
  }

  times(entry: string): number {
    return this.#entries.filter((each) => each === entry).length;
  }

  /** The entries that start with a prefix, without it, in their order. */
  under(prefix: string): string[] {
    return this.#entries.flatMap((each) => (each.startsWith(prefix) ? [each.slice(prefix.length)] : []));
  }

  async waitFor(entry: string, count = 1): Promise<void> {
    await until(`${count} × "${entry}"`, () => this.times(entry) >= count);
  }
}
