import { expect, test } from 'vitest';
import { bodyDecoder, decodeKeptBody } from './body-decoder';

const latin1 = Buffer.from('J\u00f6rg', 'latin1');

test('a body becomes text by the charset of its content type, UTF-8 without one', () => {
  expect(decodeKeptBody(latin1, 'application/json; charset="ISO-8859-1"')).toBe('Jörg');
  expect(decodeKeptBody(Buffer.from('Jörg'), 'application/json')).toBe('Jörg');
  expect(decodeKeptBody(Buffer.from('Jörg'), null)).toBe('Jörg');
});

test('what does not fit is an error where it comes in, and shown all the same where it is kept', () => {
  expect(() => bodyDecoder('application/json')?.decode(latin1)).toThrow(TypeError);
  expect(decodeKeptBody(latin1, 'application/json')).toBe('J\ufffdrg');
  expect(bodyDecoder('text/plain; charset=klingon')).toBeNull();
  expect(decodeKeptBody(latin1, 'text/plain; charset=klingon')).toBe('J\ufffdrg');
});

test('mail is taken in whatever charset its parts are', () => {
  expect(bodyDecoder('message/rfc822')?.decode(latin1)).toBe('Jörg');
});
