import { coveredBy, roomPerDay, type SpendCap } from '@/lib/core/budgets/spend-cap';

/** How much daily budget every cap still has room for while changes are planned one after the other. */
export class CapRoom {
  readonly #caps: readonly SpendCap[];
  readonly #left: Map<string, bigint>;
  constructor(caps: readonly SpendCap[]) {
    this.#caps = caps;
    this.#left = new Map(caps.map((cap) => [cap.id, roomPerDay(cap)]));
  }

  /** The most that may be added to `to`, when the same amount leaves `from` (null: it comes from nowhere). */
  mostFor(to: string, from: string | null): bigint | null {
    const binding = this.#caps.filter(
      (cap) => coveredBy(cap, to) && !(from !== null && frees(cap) && coveredBy(cap, from)),
    );
    return binding.reduce<bigint | null>((least, { id }) => {
      const left = this.#left.get(id) ?? 0n;
      return least === null || left < least ? left : least;
    }, null);
  }

  /** Takes note of a change that was planned. */
  note(campaignId: string, deltaMicros: bigint): void {
    for (const cap of this.#caps.filter((each) => coveredBy(each, campaignId))) {
      if (deltaMicros < 0n && !frees(cap)) continue;
      this.#left.set(cap.id, (this.#left.get(cap.id) ?? 0n) - deltaMicros);
    }
  }
}

/** A cap on an agent counts what it adds, whatever it takes away elsewhere. */
const frees = ({ perDayMicros }: SpendCap): boolean => perDayMicros !== null;
