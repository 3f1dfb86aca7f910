import { describe, expect, test } from 'vitest';
import { readStopArguments } from './stop-arguments';

describe('the command line of a stop', () => {
  test('stops the whole workspace unless told otherwise', () => {
    expect(readStopArguments(['acme', '--reason', ' Wrong prices '])).toEqual({
      workspace: 'acme',
      subject: 'workspace',
      id: null,
      mode: 'freeze',
      reason: 'Wrong prices',
    });
    const part = ['acme', '--reason', 'x', '--subject', 'channel', '--id', 'email', '--mode', 'drain'];
    expect(readStopArguments(part)).toMatchObject({ subject: 'channel', id: 'email', mode: 'drain' });
  });

  test.each([
    [[], /which workspace/],
    [['acme'], /--reason/],
    [['acme', '--reason', '  '], /--reason/],
    [['acme', 'other', '--reason', 'x'], /which workspace/],
    [['acme', '--reason', 'x', '--subject', 'moon'], /moon can't be stopped/],
    [['acme', '--reason', 'x', '--subject', 'agent'], /which agent with --id/],
    [['acme', '--reason', 'x', '--mode', 'gently'], /gently does not exist/],
    [['acme', '--why', 'x'], /--why/],
  ])('%j says what is wrong, and how it is used', (argv, problem) => {
    const read = readStopArguments(argv);
    expect(read).toMatchObject({ problem: expect.stringMatching(problem) });
    expect(read).toMatchObject({ problem: expect.stringContaining('npm run stop -- WORKSPACE') });
  });
});
