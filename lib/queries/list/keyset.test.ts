import { describe, expect, test } from 'vitest';
import { decodeKeyset, encodeKeyset, takePage } from './keyset';

describe('keyset', () => {
  test('comes back as it was written', () => {
    const keyset = { at: new Date('2026-11-23T10:00:00.123Z'), id: 'run_1' };
    expect(decodeKeyset(encodeKeyset(keyset))).toEqual(keyset);
  });

  test.each(['', 'x', Buffer.from('["yesterday","run_1"]').toString('base64url')])('refuses %j', (cursor) => {
    expect(() => decodeKeyset(cursor)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});

describe('takePage', () => {
  test('says where the next page begins only when there is one', () => {
    const rows = ['a', 'b', 'c'];
    expect(takePage(rows, 2, (row) => row)).toEqual({ page: ['a', 'b'], nextCursor: 'b' });
    expect(takePage(rows, 3, (row) => row)).toEqual({ page: rows, nextCursor: null });
    expect(takePage([], 3, String)).toEqual({ page: [], nextCursor: null });
  });
});
