import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/core/shared/app-error';
import { parseParams } from './parse-params';

const schema = z.strictObject({
  items: z.array(z.strictObject({ day: z.string(), kind: z.enum(['a', 'b']).optional() })).min(1),
  name: z.string().min(1, 'is missing: give a name').optional(),
});

function errorOf(value: unknown): AppError {
  try {
    parseParams('body', schema, value);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('parseParams', () => {
  it('names the field and what to send instead', () => {
    expect(errorOf({ items: [{ day: 'x' }, {}] }).invalidParams).toEqual([
      { name: 'items[1].day', in: 'body', reason: 'is missing: give a text' },
    ]);
    expect(errorOf({ items: [{ day: 3, kind: 'c' }] }).invalidParams).toEqual([
      { name: 'items[0].day', in: 'body', reason: 'has the wrong type: give a text' },
      { name: 'items[0].kind', in: 'body', reason: 'must be one of a, b' },
    ]);
    expect(errorOf({ items: [], extra: 1 }).invalidParams?.map((each) => each.reason)).toEqual([
      'is too small: the minimum is 1 items',
      'has fields that are not known (extra): leave them out',
    ]);
  });

  it("keeps a schema's own sentence", () => {
    expect(errorOf({ items: [{ day: 'x' }], name: '' }).detail).toBe(
      'In the body, name is missing: give a name.',
    );
  });

  it('names the whole part when no field is to blame', () => {
    expect(errorOf(3).invalidParams?.[0]?.name).toBe('body');
  });
});
