import { driftRule } from '../drift-rule';

export const scopeDailyChange = driftRule('scope.daily-change', {
  anchor: 'dayStart',
  span: 'today',
  since: 'since the start of the day',
  limitOf: (scope) => scope.maxRelativeChangePerDay,
  later: 'The rest can be proposed tomorrow',
});
