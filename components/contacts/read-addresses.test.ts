import { expect, test } from 'vitest';
import { readAddresses } from './read-addresses';

test('reads addresses however they were pasted, each once', () => {
  const text = 'a@x.test, B@x.test;c@x.test\n Anna Berg <anna@x.test>\na@X.test  d@x.test';
  expect(readAddresses(text)).toEqual({
    emails: ['a@x.test', 'b@x.test', 'c@x.test', 'anna@x.test', 'd@x.test'],
    wrong: [],
  });
});

test('names what is no address', () => {
  expect(readAddresses('anna@x\n@x.test\nnobody').wrong).toEqual(['anna@x', '@x.test', 'nobody']);
  expect(readAddresses(' \n, ')).toEqual({ emails: [], wrong: [] });
});
