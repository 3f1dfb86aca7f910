import { coarseOf } from './letters';

const columns = 36;
/** Column of a coarse class: letters, then digits no letter takes in; -1 for everything outside ASCII. */
const columnOf = (unit: number): number =>
  unit >= 0x61 && unit <= 0x7a ? unit - 0x61 : unit >= 0x30 && unit <= 0x39 ? 26 + unit - 0x30 : -1;

/**
 * Finds all of many words at once (Aho and Corasick, "Efficient string matching", 1975): one step per unit of the text,
 * however many words there are. Words are given as lower-case units and matched by their coarse classes.
 */
export class Automaton {
  private readonly children: Map<number, number>[] = [new Map()];
  private readonly fail: number[] = [0];
  private readonly ends: number[][] = [[]];
  private readonly goto: Int32Array;

  constructor(words: readonly (readonly number[])[]) {
    words.forEach((word, index) => {
      let state = 0;
      for (const unit of word) state = this.childOf(state, coarseOf(unit));
      this.ends[state]?.push(index);
    });
    this.goto = new Int32Array(this.children.length * columns);
    this.link();
  }

  /** The state after one more unit (its coarse class). State 0 knows nothing. */
  next(state: number, unit: number): number {
    const column = columnOf(unit);
    if (column >= 0) return this.goto[state * columns + column] ?? 0;
    for (let at = state; ; at = this.fail[at] ?? 0) {
      const child = this.children[at]?.get(unit);
      if (child !== undefined) return child;
      if (at === 0) return 0;
    }
  }

  /** The words that end in this state, by their index. */
  endingIn(state: number): readonly number[] {
    return this.ends[state] ?? [];
  }

  private childOf(state: number, unit: number): number {
    const known = this.children[state]?.get(unit);
    if (known !== undefined) return known;
    const made = this.children.length;
    this.children.push(new Map());
    this.fail.push(0);
    this.ends.push([]);
    this.children[state]?.set(unit, made);
    return made;
  }

  /** Breadth first: a state's fallback is always nearer to the root, so it is complete when it is needed. */
  private link(): void {
    const queue = [0];
    for (const state of queue) {
      const fallback = this.fail[state] ?? 0;
      const table = this.goto.subarray(state * columns, (state + 1) * columns);
      if (state !== 0) {
        table.set(this.goto.subarray(fallback * columns, (fallback + 1) * columns));
        this.ends[state]?.push(...(this.ends[fallback] ?? []));
      }
      for (const [unit, child] of this.children[state] ?? []) {
        this.fail[child] = state === 0 ? 0 : this.next(fallback, unit);
        const column = columnOf(unit);
        if (column >= 0) table[column] = child;
        queue.push(child);
      }
    }
  }
}
