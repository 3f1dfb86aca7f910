import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitMatches } from '../expressions/evaluate';
import { answersApproval } from './answers-approval';

const data = fc.dictionary(fc.string(), fc.jsonValue());
const event = fc.record({ name: fc.string(), data }, { requiredKeys: [] });
const wakes = (approvalId: string, started: unknown, arrived: unknown) =>
  waitMatches(answersApproval(approvalId), started, arrived);

describe('what wakes the wait for an approval', () => {
  it('is an event with its id, whatever started the run', () => {
    fc.assert(
      fc.property(fc.uuid(), event, data, (approvalId, started, rest) => {
        expect(wakes(approvalId, started, { data: { ...rest, approvalId } })).toBe(true);
      }),
    );
  });

  it('is never an event without an id, also when the event that started the run has none', () => {
    fc.assert(
      fc.property(fc.uuid(), event, event, (approvalId, started, arrived) => {
        const { approvalId: _gone, ...without } = arrived.data ?? {};
        expect(wakes(approvalId, started, { ...arrived, data: without })).toBe(false);
        expect(wakes(approvalId, {}, {})).toBe(false);
      }),
    );
  });

  it('is never an event with another id, of whatever kind', () => {
    const other = fc.oneof(fc.jsonValue(), fc.uuid(), fc.string(), fc.constant(undefined));
    fc.assert(
      fc.property(fc.uuid(), event, other, (approvalId, started, id) => {
        fc.pre(id !== approvalId);
        expect(wakes(approvalId, started, { data: { approvalId: id } })).toBe(false);
      }),
    );
  });

  it('could be anything if the condition compared the two events', () => {
    const careless = 'async.data.approvalId == event.data.approvalId';
    expect(waitMatches(careless, { data: {} }, { data: {} })).toBe(true);
  });
});
