import { describe, expect, it } from 'vitest';
import { readAnswer } from './read-answer';

const SDK = { 'x-inngest-sdk': 'js:v4.24.0' };
const read = (status: number, body: unknown, headers: Record<string, string> = SDK) =>
  readAnswer({ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }, 0);

describe('an answer', () => {
  it('of 200 is the result, of 206 the steps', () => {
    expect(read(200, { a: 1 })).toEqual({ kind: 'complete', output: { a: 1 } });
    expect(read(206, [{ op: 'StepRun', id: 'x', data: 1 }])).toMatchObject({
      kind: 'ops',
      ops: [{ op: 'StepRun', data: 1 }],
    });
  });

  it('may come wrapped in a stream', () => {
    expect(read(201, { status: 200, headers: { 'X-Inngest-Sdk': 'js' }, body: '7' })).toEqual({
      kind: 'complete',
      output: 7,
    });
  });

  it('says itself whether it may be tried again, and when', () => {
    const error = { name: 'TypeError', message: 'broken' };
    expect(read(500, error)).toMatchObject({ kind: 'error', error, final: false, retryAfterMs: null });
    expect(read(400, error)).toMatchObject({ final: true });
    expect(read(400, error, { ...SDK, 'x-inngest-no-retry': 'false' })).toMatchObject({ final: false });
    expect(read(500, error, { ...SDK, 'retry-after': '3' })).toMatchObject({
      final: false,
      retryAfterMs: 3_000,
    });
  });

  it('that is not the SDK speaking is tried again, whatever its status', () => {
    expect(read(200, { welcome: true }, {})).toMatchObject({ kind: 'error', final: false });
    expect(read(404, '<html>', {})).toMatchObject({ kind: 'error', final: false });
    expect(read(404, { message: 'no such page' }, {})).toMatchObject({ kind: 'error', final: false });
    expect(read(206, [{ nonsense: 1 }])).toMatchObject({ kind: 'error', final: false });
  });
});
