/** Ranges of addresses, sorted and without overlap, both ends included. IPv4 stands at its place within IPv6 (::ffff:0:0/96). */
export type IpRanges = { from: readonly bigint[]; to: readonly bigint[] };
export type ParsedIpRanges = {
  ranges: IpRanges;
  /** Lines that are neither a range, an address, a comment nor empty. Lines count from 1. */
  refused: { line: number; text: string; problem: string }[];
};

const mapped = 0xffff00000000n;

/** Reads one CIDR range or address per line, IPv4 or IPv6; `#` begins a comment. Nothing unreadable is dropped: it is listed. */
export function parseIpRanges(text: string): ParsedIpRanges {
  const refused: ParsedIpRanges['refused'] = [];
  const found: [from: bigint, to: bigint][] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.replace(/#.*$/, '').trim();
    if (line === '') return;
    const range = rangeOf(line);
    if (typeof range === 'string')
      refused.push({ line: index + 1, text: line.slice(0, 100), problem: range });
    else found.push(range);
  });
  return { ranges: merged(found), refused };
}

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
