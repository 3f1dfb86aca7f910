import { describe, expect, it } from 'vitest';
import { aPolicyBody } from '@/tests/support/builders/gate';
import { defaultOversightMatrix } from '../oversight/oversight-matrix';
import { checkPolicy } from './check-policy';

describe('checkPolicy', () => {
  it('finds nothing wrong with the defaults', () => {
    expect(checkPolicy(aPolicyBody(), new Set())).toEqual([]);
  });

  it('names the field, the reason and the remedy of what goes beyond a floor', () => {
    const oversight = structuredClone(defaultOversightMatrix);
    oversight.high.days.irreversible = 'act';
    expect(checkPolicy(aPolicyBody({ oversight, firstDecisionsToReview: 3 }), new Set())).toEqual([
      {
        field: 'firstDecisionsToReview',
        reason: 'is below 10, the least that any setting allows',
        remedy: 'Give 10 or more.',
      },
      {
        field: 'oversight.high.days.irreversible',
        reason: 'goes beyond the floor for high consequence that is irreversible',
        remedy: 'Choose “A person approves each one” or something stricter.',
      },
    ]);
  });

  it('refuses to ask people who could not answer: nobody could reject then', () => {
    const escalation = {
      paths: [{ topic: 'any' as const, reviewerId: 'usr_1', deputyId: 'usr_2', deadlineMinutes: 30 }],
    };
    const problems = checkPolicy(aPolicyBody({ escalation }), new Set(['usr_1']));
    expect(problems.map(({ field }) => field)).toEqual(['escalation.paths[0].deputyId']);
  });
});
