import { describe, expect, it } from 'vitest';
import { type IpRangeFile, readIpRangeFile } from './ip-range-file';
import { isInRanges } from './ip-ranges';

const good = (text: string): Extract<IpRangeFile, { ok: true }> => {
  const file = readIpRangeFile(text);
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file;
};
const problems = (text: string) => {
  const file = readIpRangeFile(text);
  return file.ok ? [] : file.problems;
};

describe('a file of ranges', () => {
  it('has one per line, with comments and whatever ends its lines', () => {
    const file = good('\uFEFF# clouds\r\n192.0.2.0/24 # first\r\n\r\n2001:db8::/32\r\n192.0.2.128/25');
    expect(file).toMatchObject({ format: 'lines', entries: 3 });
    expect(file.ranges.from).toHaveLength(2);
    expect(isInRanges('192.0.2.7', file.ranges)).toBe(true);
  });

  it('or is as AWS publishes it', () => {
    const file = good(
      JSON.stringify({
        syncToken: '1',
        prefixes: [{ ip_prefix: '3.4.12.4/32', region: 'eu-west-1', service: 'AMAZON' }],
        ipv6_prefixes: [{ ipv6_prefix: '2600:1f00::/24', region: 'GLOBAL', service: 'AMAZON' }],
      }),
    );
    expect(file).toMatchObject({ format: 'aws', entries: 2 });
    expect(isInRanges('2600:1f00::1', file.ranges)).toBe(true);
  });

  it('or as Google does', () => {
    const file = good(
      JSON.stringify({
        syncToken: '1',
        prefixes: [{ ipv4Prefix: '34.1.208.0/20', scope: 'x' }, { ipv6Prefix: '2600:1900:8000::/44' }],
      }),
    );
    expect(file).toMatchObject({ format: 'google', entries: 2 });
    expect(isInRanges('34.1.208.1', file.ranges)).toBe(true);
  });

  it('says where it can’t be read, and what is wrong there', () => {
    expect(problems('10.0.0.0/8\n\n10.0.0/8')).toEqual([
      { at: 'line 3', reason: '“10.0.0/8” is no IPv4 or IPv6 address or range, such as 192.0.2.0/24' },
    ]);
    expect(problems('')).toEqual([{ at: 'file', reason: 'holds no ranges' }]);
    expect(problems('{"prefixes": [')[0]?.at).toBe('file');
    expect(problems('{"ranges": []}')[0]?.at).toBe('prefixes');
    expect(problems('{"prefixes": [{"ip_prefix": "1.2.3.4/33"}]}')).toEqual([
      { at: 'prefixes[0].ip_prefix', reason: '“1.2.3.4/33” has a prefix longer than 32 bits' },
    ]);
    expect(problems('{"prefixes": [{"ip_prefix": "1.2.3.4/32"}, {"ip_prefix": 7}]}')[0]?.at).toBe(
      'prefixes[1].ip_prefix',
    );
    expect(problems('{"prefixes": [{"ipv4Prefix": "1.2.3.4/32"}, {"cidr": "x"}]}')).toEqual([
      { at: 'prefixes[1]', reason: 'has neither ip_prefix (AWS) nor ipv4Prefix or ipv6Prefix (Google)' },
    ]);
    expect(problems(Array.from({ length: 50 }, () => 'x').join('\n'))).toHaveLength(20);
  });
});
