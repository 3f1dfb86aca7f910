/** Ranges of addresses, sorted and without overlap, both ends included. IPv4 stands at its place within IPv6 (::ffff:0:0/96). */
export type IpRanges = { from: readonly bigint[]; to: readonly bigint[] };

const mapped = 0xffff00000000n;

/** The ranges that texts name, each a CIDR range or an address, IPv4 or IPv6; nothing unreadable is dropped: it is listed. */
export function rangesOf<T extends { text: string }>(
  entries: readonly T[],
): { ranges: IpRanges; refused: { entry: T; problem: string }[] } {
  const refused: { entry: T; problem: string }[] = [];
  const found: [from: bigint, to: bigint][] = [];
  for (const entry of entries) {
    const range = rangeOf(entry.text.trim());
    if (typeof range === 'string') refused.push({ entry, problem: range });
    else found.push(range);
  }
  return { ranges: merged(found), refused };
}

const addressBytes = 16;

/** Ranges as bytes: of each its first and its last address, 16 bytes each. */
export function packRanges({ from, to }: IpRanges): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(from.length * 2 * addressBytes);
  const view = new DataView(bytes.buffer);
  from.forEach((start, i) => {
    const end = to[i] ?? start;
    [start, end].forEach((address, which) => {
      const at = (i * 2 + which) * addressBytes;
      view.setBigUint64(at, address >> 64n);
      view.setBigUint64(at + 8, address & 0xffffffffffffffffn);
    });
  });
  return bytes;
}

/** The ranges again. Throws RangeError on bytes that hold no whole number of them. */
export function unpackRanges(bytes: Uint8Array): IpRanges {
  if (bytes.byteLength % (2 * addressBytes) !== 0) throw new RangeError('These bytes hold no ranges.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const addressAt = (at: number): bigint => (view.getBigUint64(at) << 64n) | view.getBigUint64(at + 8);
  const from: bigint[] = [];
  const to: bigint[] = [];
  for (let at = 0; at < bytes.byteLength; at += 2 * addressBytes) {
    from.push(addressAt(at));
    to.push(addressAt(at + addressBytes));
  }
  return { from, to };
}

export const isAddress = (text: string): boolean => addressOf(text.trim()) !== null;

/** Whether an address is within one of the ranges. What is no address is in none. */
export function isInRanges(address: string, { from, to }: IpRanges): boolean {
  const value = addressOf(address.trim());
  if (value === null) return false;
  let [low, high] = [0, from.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((from[middle] ?? 0n) <= value) low = middle + 1;
    else high = middle;
  }
  return low > 0 && value <= (to[low - 1] ?? -1n);
}

function rangeOf(line: string): [bigint, bigint] | string {
  const [address = '', prefix, ...more] = line.split('/');
  const start = addressOf(address);
  if (start === null || more.length > 0) return 'is no IPv4 or IPv6 address or range, such as 192.0.2.0/24';
  const width = address.includes(':') ? 128 : 32;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return 'has no number after the slash';
  const length = prefix === undefined ? width : Number(prefix);
  if (length > width) return `has a prefix longer than ${width} bits`;
  const size = 1n << BigInt(width - length);
  const first = (start / size) * size;
  return [first, first + size - 1n];
}

function merged(ranges: [bigint, bigint][]): IpRanges {
  ranges.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  const from: bigint[] = [];
  const to: bigint[] = [];
  for (const [start, end] of ranges) {
    const last = to.length - 1;
    const before = to[last];
    if (before !== undefined && start <= before + 1n) to[last] = end > before ? end : before;
    else {
      from.push(start);
      to.push(end);
    }
  }
  return { from, to };
}

/** An address as one number; null when the text is none. */
function addressOf(text: string): bigint | null {
  if (!text.includes(':')) {
    const v4 = v4Of(text);
    return v4 === null ? null : mapped + v4;
  }
  const halves = text.split('%')[0]?.split('::') ?? [];
  if (halves.length > 2) return null;
  const [head, tail] = halves.map(groupsOf);
  if (!head || (halves.length === 2 && !tail)) return null;
  const given = head.length + (tail?.length ?? 0);
  if (halves.length === 1 ? given !== 8 : given > 7) return null;
  const groups = [...head, ...Array.from({ length: 8 - given }, () => 0n), ...(tail ?? [])];
  return groups.reduce((sum, group) => (sum << 16n) | group, 0n);
}

/** The groups of 16 bits of a part of an IPv6 address; its last may be written as IPv4. */
function groupsOf(text: string): bigint[] | null {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    if (i === parts.length - 1 && part.includes('.')) {
      const v4 = v4Of(part);
      if (v4 === null) return null;
      groups.push(v4 >> 16n, v4 & 0xffffn);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}

function v4Of(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) {
    return null;
  }
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}
