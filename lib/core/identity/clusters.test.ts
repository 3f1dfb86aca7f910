import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clustersOf } from './clusters';

const profiles = ['a', 'b', 'c', 'd', 'e', 'f'];
const anyProfile = fc.constantFrom(...profiles);
const groups = (clusters: Map<string, string>) =>
  [...new Set(clusters.values())]
    .map((name) => profiles.filter((id) => clusters.get(id) === name).join(''))
    .sort();

test('profiles that share an identifier are one person, however far the chain', () => {
  expect(
    groups(
      clustersOf(
        profiles,
        [
          ['a', 'b'],
          ['b', 'c'],
        ],
        [],
      ),
    ),
  ).toEqual(['abc', 'd', 'e', 'f']);
});

test('a device is its only user’s, and nobody’s once a second one used it', () => {
  const use = (profile: string) => ({ device: 'x', leaf: 'f', profile });
  expect(groups(clustersOf(profiles, [], [use('a')]))).toContain('af');
  expect(groups(clustersOf(profiles, [], [use('a'), use('b')]))).toContain('f');
  // Two profiles of one person are one user.
  expect(groups(clustersOf(profiles, [['a', 'b']], [use('a'), use('b')]))).toContain('abf');
});

test('the order in which links became known does not matter', () => {
  const links = fc.array(fc.tuple(anyProfile, anyProfile), { maxLength: 8 });
  const uses = fc.array(
    fc.record({ device: fc.constantFrom('x', 'y'), profile: anyProfile }).map((use) => ({
      ...use,
      leaf: use.device === 'x' ? 'e' : 'f',
    })),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(
      links,
      uses,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (pairs, used, random) => {
        const order = () => random.next().value - 0.5;
        const before = groups(clustersOf(profiles, pairs, used));
        expect(groups(clustersOf(profiles, [...pairs].sort(order), [...used].sort(order)))).toEqual(before);
      },
    ),
  );
});
