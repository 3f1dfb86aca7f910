import { type AutonomyLevel, autonomyLevels, autonomyLevelTitles } from '../../autonomy/level';
import { type Choice, choice, type LeverSource, lever, range } from '../lever';
import { set } from '../patch';
import { centsOf, MOST_CENTS, microsOfCents, moneyOf, showShare, THOUSAND } from './units';

const MOST_REVIEWED = 1000;

/** How sure and how trusted the agent was, and what it had done that day; for a person, what their role allows. */
export const agentLevers: LeverSource = ({ action, facts }) => {
  const { requester } = facts;
  if (requester.type === 'person') {
    const what = `the permission ${requester.permission} of the person who asked`;
    const [from, to] = requester.mayAct ? ['held', 'missing'] : ['missing', 'held'];
    return lever('requester.permission', [
      choice(what, from, to, [set('/facts/requester/mayAct', !requester.mayAct)]),
    ]);
  }
  const { reviewed, today, additions, shadowOf } = requester;
  return [
    ...lever('agent.confidence', [
      range({
        what: "the agent's confidence",
        at: action.confidence * THOUSAND,
        min: 0,
        max: THOUSAND,
        show: showShare,
        patch: (value) => [set('/action/confidence', value / THOUSAND)],
      }),
    ]),
    ...lever('agent.autonomy-level', otherLevels(requester.autonomyLevel)),
    ...(shadowOf === null
      ? []
      : lever('agent.shadow', [
          choice('the holdout that has this in shadow', 'running', 'none', [
            set('/facts/requester/shadowOf', null),
          ]),
        ])),
    ...lever('agent.reviewed', [
      range({
        what: 'the number of judged outcomes of this agent version',
        at: reviewed.version,
        min: reviewed.kindInSegment,
        max: MOST_REVIEWED,
        show: String,
        patch: (value) => [set('/facts/requester/reviewed/version', value)],
      }),
      range({
        what: 'the number of judged outcomes of this kind and segment',
        at: reviewed.kindInSegment,
        min: 0,
        max: MOST_REVIEWED,
        show: String,
        // They are among those of the version.
        patch: (value) => [
          set('/facts/requester/reviewed', {
            version: Math.max(reviewed.version, value),
            kindInSegment: value,
          }),
        ],
      }),
    ]),
    ...additions.flatMap((addition, at) =>
      lever(`agent.addition.${at}`, [
        range({
          what: `the number of judged outcomes of what the scope added (${addition.field})`,
          at: addition.reviewed,
          min: 0,
          max: MOST_REVIEWED,
          show: String,
          patch: (value) => [set(`/facts/requester/additions/${at}/reviewed`, value)],
        }),
      ]),
    ),
    ...lever('agent.actions-today', [
      range({
        what: 'the number of actions that the agent had done that day',
        at: today.actions,
        min: 0,
        max: today.actions + 10_000,
        show: String,
        patch: (value) => [set('/facts/requester/today/actions', value)],
      }),
    ]),
    ...lever('agent.spend-today', [
      range({
        what: 'the daily spend that the agent had added that day',
        at: centsOf(today.addedSpendMicros),
        min: 0,
        max: MOST_CENTS,
        show: moneyOf(facts),
        patch: (value) => [set('/facts/requester/today/addedSpendMicros', microsOfCents(value))],
      }),
    ]),
  ];
};

/** The nearest first. */
function otherLevels(level: AutonomyLevel): Choice[] {
  const at = autonomyLevels.indexOf(level);
  return autonomyLevels
    .map((other, index) => ({ other, far: Math.abs(index - at) }))
    .filter(({ far }) => far > 0)
    .sort((a, b) => a.far - b.far)
    .map(({ other }) =>
      choice(
        "the agent's autonomy level",
        `“${autonomyLevelTitles[level]}”`,
        `“${autonomyLevelTitles[other]}”`,
        [set('/facts/requester/autonomyLevel', other)],
      ),
    );
}
