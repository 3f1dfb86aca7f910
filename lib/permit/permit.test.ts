import { describe, expect, it } from 'vitest';
import { issuePermit } from './issue';
import { PermitRefused, spend } from './permit';

const claim = { actionId: 'act_1', executionId: 'exe_1', kind: 'ads.campaign.pause' } as const;

describe('a permit', () => {
  it('is spent once', () => {
    const permit = issuePermit(claim);
    spend(permit, 'act_1', 'ads.campaign.pause');
    expect(() => spend(permit, 'act_1', 'ads.campaign.pause')).toThrow(PermitRefused);
  });

  it('is for one action and one kind, and gone after a wrong use', () => {
    const foreign = issuePermit(claim);
    expect(() => spend(foreign, 'act_2', 'ads.campaign.pause')).toThrow('not for act_2');
    expect(() => spend(foreign, 'act_1', 'ads.campaign.pause')).toThrow('already spent');
    expect(() => spend(issuePermit(claim), 'act_1', 'ads.campaign.resume')).toThrow(
      'not for ads.campaign.resume',
    );
  });

  it('cannot be copied or made by hand', () => {
    const permit = issuePermit(claim);
    expect(() => spend({ ...permit }, 'act_1', 'ads.campaign.pause')).toThrow(PermitRefused);
    expect(() => Object.assign(permit, { actionId: 'act_2' })).toThrow(TypeError);
  });
});
