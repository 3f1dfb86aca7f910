import { expect, it } from 'vitest';
import { describeSignInError } from './start-session';

it('says when to try again, rounded up to minutes', () => {
  expect(describeSignInError('too_many_attempts:541')).toBe('Too many attempts. Try again in 10 min.');
  expect(describeSignInError('too_many_attempts:1')).toBe('Too many attempts. Try again in 1 min.');
});

it('does not tell whether the e-mail is known', () => {
  expect(describeSignInError('CredentialsSignin')).toBe('E-mail or password is not right.');
});

it('shows nothing of an internal error', () => {
  expect(describeSignInError('Error: connect ECONNREFUSED')).toBe('Signing in did not work. Try again.');
});
