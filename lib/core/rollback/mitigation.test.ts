import { describe, expect, test } from 'vitest';
import { catalogue } from '../actions/catalogue';
import { isUnfinished, mitigationsFor, stopFollowUps, writeAgain } from './mitigation';

const message = {
  contactId: 'con_1',
  purpose: 'sales_outreach',
  subject: 'Half price',
  body: 'Only today.',
  sequence: { id: 'seq-1', step: 0 },
  sourceIds: ['prices'],
};

describe('what can be done about a message that was sent', () => {
  test('stop what follows, block, correct, make good: in this order', () => {
    expect(mitigationsFor('email.message.send', message).map(({ mitigation }) => mitigation)).toEqual([
      'stop_follow_ups',
      'suppress',
      'correct',
      'make_good',
    ]);
  });

  test('there is nothing to stop for one of its own', () => {
    const alone = { ...message, sequence: null };
    expect(mitigationsFor('email.message.send', alone).map(({ mitigation }) => mitigation)).not.toContain(
      'stop_follow_ups',
    );
    expect(stopFollowUps('email.message.send', alone)).toBeNull();
  });

  test('nothing, where the action itself can be taken back', () => {
    expect(mitigationsFor('ads.campaign.pause', { campaignId: 'cmp_1' })).toEqual([]);
  });

  test('every draft fits the catalogue and has to be finished by a person', () => {
    for (const subject of ['Half price', 'x'.repeat(200)])
      for (const { draft } of mitigationsFor('email.message.send', { ...message, subject })) {
        if (!draft) continue;
        expect(isUnfinished(draft)).toBe(true);
        const again = writeAgain('email.message.send', message, draft);
        expect(catalogue['email.message.send'].payload.parse(again?.payload)).toMatchObject({
          contactId: 'con_1',
          purpose: 'sales_outreach',
          sequence: null,
        });
      }
    expect(isUnfinished({ subject: 'Correction', body: 'It costs 80 €.' })).toBe(false);
  });
});
