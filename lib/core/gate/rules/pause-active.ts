import type { PauseSubject } from '../../pauses/pause';
import { isUnknown } from '../facts';
import { deny, type Rule, unreadable } from '../rule';

export const pauseRuleId = 'pause.active';

const stands: Record<PauseSubject, string> = {
  workspace: 'Everything is stopped in this workspace',
  agent: 'The agent is paused',
  play: 'The play that led to this is paused',
  channel: 'This channel is paused',
  connection: 'This platform is paused',
  campaign: 'Changes to this campaign are paused',
  audience: 'This audience is paused',
};

/** After a stop nothing new goes out of what it covers, whoever asks; taking back still works. */
export const pauseActive: Rule = {
  id: pauseRuleId,
  check({ action, described, facts: { workspace, pauses, target } }) {
    if (action.compensatesId !== null && !action.addsExposure) return [];
    if (isUnknown(workspace)) return [unreadable(pauseRuleId, 'the workspace', workspace.unknown)];
    if (isUnknown(pauses)) return [unreadable(pauseRuleId, 'whether this is stopped', pauses.unknown)];
    const live = !isUnknown(target) && target.type === 'campaign' ? target.state : null;
    const lowers = () => described.addedDailySpend(live) < 0n;
    return pauses
      .filter(({ letsFinish, lowersPass }) => !letsFinish && !(lowersPass && lowers()))
      .map(({ id, subject, mode, reason }) =>
        deny(
          pauseRuleId,
          `${stands[subject]}${reason ? ` (“${reason}”)` : ''}.`,
          { pauseId: id, mode, measure: id },
          'An operator or admin can lift it under Stops and choose there what becomes of what is held.',
        ),
      );
  },
};
