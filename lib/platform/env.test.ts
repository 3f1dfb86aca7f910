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

test('prices of a model go together, and a cost can only be held where they are known', () => {
  expect(() => parseEnv({ OPENAI_INPUT_PRICE: '2.5' })).toThrow(
    'OPENAI_OUTPUT_PRICE is missing: OPENAI_INPUT_PRICE, OPENAI_OUTPUT_PRICE, OPENAI_PRICE_CURRENCY go together.',
  );
  expect(() => parseEnv({ OPENAI_RUN_COST: '0.05' })).toThrow('OPENAI_RUN_COST can’t be held without prices');
  expect(() => parseEnv({ OPENAI_RUN_TOKENS: 'many' })).toThrow('OPENAI_RUN_TOKENS');
  const prices = { OPENAI_INPUT_PRICE: '2.5', OPENAI_OUTPUT_PRICE: '10', OPENAI_PRICE_CURRENCY: 'USD' };
  expect(parseEnv({ ...prices, OPENAI_RUN_COST: '0.05' })).toMatchObject({
    OPENAI_RUN_TOKENS: 20_000,
    OPENAI_TIMEOUT_SECONDS: 20,
  });
});
