import { driftRule } from '../drift-rule';

export const scopeDrift = driftRule('scope.drift', {
  anchor: 'weekAgo',
  span: 'in seven days',
  since: 'from where it was seven days ago',
  limitOf: (scope) => scope.maxDrift,
  later: 'It can be proposed again as the week goes on',
});
