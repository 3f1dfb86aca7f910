import { expect, test } from 'vitest';
import { parseEnv, requireEnv } from './env';

test('an empty environment has usable defaults, and empty variables count as not set', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({
    MANDATE_DATA_DIR: '.data',
    HOST: '127.0.0.1',
    PORT: 3000,
  });
});

test('every wrong variable is named at once, with what it should be', () => {
  const parse = () => parseEnv({ PORT: '99999', DATABASE_URL: 'mysql://x', NEXTAUTH_SECRET: 'short' });
  expect(parse).toThrow('PORT must be at most 65535.');
  expect(parse).toThrow('DATABASE_URL must be a PostgreSQL address');
  expect(parse).toThrow('NEXTAUTH_SECRET must have at least 32 characters');
});

test('a missing variable that is needed comes with its remedy', () => {
  const before = process.env.NEXTAUTH_SECRET;
  delete process.env.NEXTAUTH_SECRET;
  try {
    expect(() => requireEnv('NEXTAUTH_SECRET')).toThrow(/NEXTAUTH_SECRET is not set\. Run `npm start`/);
    process.env.NEXTAUTH_SECRET = 'x'.repeat(40);
    expect(requireEnv('NEXTAUTH_SECRET')).toBe('x'.repeat(40));
  } finally {
    if (before === undefined) delete process.env.NEXTAUTH_SECRET;
    else process.env.NEXTAUTH_SECRET = before;
  }
});
