import { BlockList, isIPv4 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddress, isInRanges, packRanges, rangesOf, unpackRanges } from './ip-ranges';

const parse = (...lines: string[]) => rangesOf(lines.map((text) => ({ text })));
const within = (address: string, ...lines: string[]) => isInRanges(address, parse(...lines).ranges);

describe('ranges of addresses', () => {
  it('hold their first and last address and nothing beside them', () => {
    const lines = ['192.0.2.0/25', '2001:db8::/33'];
    for (const address of ['192.0.2.0', '192.0.2.127', '2001:db8::', '2001:db8:7fff:ffff::1'])
      expect(within(address, ...lines)).toBe(true);
    for (const address of ['192.0.1.255', '192.0.2.128', '2001:db8:8000::', '2001:db7:ffff::', '::'])
      expect(within(address, ...lines)).toBe(false);
  });

  it('hold single addresses, and IPv4 written as IPv6', () => {
    expect(within('198.51.100.7', '198.51.100.7')).toBe(true);
    expect(within('::ffff:198.51.100.7', '198.51.100.0/24')).toBe(true);
    expect(within('::FFFF:c633:6407', '198.51.100.0/24')).toBe(true);
    expect(within('198.51.100.7', '::ffff:0:0/96')).toBe(true);
  });

  it('are joined where they touch or overlap', () => {
    const { ranges } = parse('10.0.1.0/24', '10.0.0.0/24', '10.0.0.128/25', '10.0.3.0/24');
    expect(ranges.from).toHaveLength(2);
    expect(isInRanges('10.0.1.255', ranges)).toBe(true);
    expect(isInRanges('10.0.2.0', ranges)).toBe(false);
  });

  it('list every text that says nothing readable, with what is wrong', () => {
    const texts = ['10.0.0/8', '1.2.3.4/33', '::1::2', '01.2.3.4', 'abc', '1.2.3.4/x', '1:2:3:4:5:6:7:8:9'];
    const { refused, ranges } = parse('10.0.0.0/8', ...texts);
    expect(refused.map(({ entry }) => entry.text)).toEqual(texts);
    expect(refused[1]?.problem).toBe('has a prefix longer than 32 bits');
    expect(ranges.from).toHaveLength(1);
  });

  it('hold nothing that is no address', () => {
    for (const text of ['', 'localhost', '1.2.3', '1.2.3.4.5', ':', '1:2', 'g::'])
      expect(within(text, '0.0.0.0/0', '::/0')).toBe(false);
  });

  it('come back from their bytes, wherever those lie', () => {
    const anyRange = fc.oneof(fc.tuple(fc.ipV4(), fc.nat(32)), fc.tuple(fc.ipV6(), fc.nat(128)));
    fc.assert(
      fc.property(fc.array(anyRange, { maxLength: 12 }), fc.nat(40), (lines, offset) => {
        const { ranges } = parse(...lines.map((line) => line.join('/')));
        const packed = packRanges(ranges);
        const within = new Uint8Array(offset + packed.byteLength);
        within.set(packed, offset);
        expect(unpackRanges(within.subarray(offset))).toEqual(ranges);
      }),
    );
    expect(() => unpackRanges(new Uint8Array(31))).toThrow(RangeError);
  });

  it('tell an address from what is none', () => {
    for (const text of ['192.0.2.1', ' 2001:db8::1 ', '::ffff:192.0.2.1']) expect(isAddress(text)).toBe(true);
    for (const text of ['', 'localhost', '192.0.2.0/24', '192.0.2']) expect(isAddress(text)).toBe(false);
  });

  it('agree with the platform’s own list', () => {
    const v4Line = fc.tuple(fc.ipV4(), fc.nat(32)).map(([address, bits]) => ({ address, bits }));
    const v6Line = fc.tuple(fc.ipV6(), fc.nat(128)).map(([address, bits]) => ({ address, bits }));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(v4Line, v6Line), { maxLength: 12 }),
        fc.array(fc.oneof(fc.ipV4(), fc.ipV6()), { maxLength: 20 }),
        (lines, addresses) => {
          const list = new BlockList();
          // A mask of no bits is every address of one family: the two lists write the families differently there.
          const narrow = lines.filter(({ bits }) => bits > 0);
          for (const { address, bits } of narrow)
            list.addSubnet(address, bits, isIPv4(address) ? 'ipv4' : 'ipv6');
          const { ranges, refused } = parse(...narrow.map(({ address, bits }) => `${address}/${bits}`));
          expect(refused).toEqual([]);
          for (const address of [...addresses, ...narrow.map((line) => line.address)]) {
            // What stands in IPv4’s place within IPv6 is one address here and two there.
            if (!isIPv4(address) && /^(?:0*:){1,5}/.test(address)) continue;
            if (isIPv4(address) && narrow.some((line) => line.address.includes(':') && line.bits <= 96))
              continue;
            expect(isInRanges(address, ranges)).toBe(list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6'));
          }
        },
      ),
    );
  });
});
