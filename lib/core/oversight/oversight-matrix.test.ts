import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anAgent, anEmail, aPolicy, outreachFacts } from '../../../tests/support/builders/gate';
import { actionKinds, catalogue } from '../actions/catalogue';
import { decideBy } from '../gate/decide';
import { oversightMatrix as oversightRule } from '../gate/rules/oversight-matrix';
import { diffOversight } from './diff-oversight';
import {
  defaultOversightMatrix,
  type OversightMatrix,
  oversightCeiling,
  oversightCells,
  oversightMatrixSchema,
  oversightMode,
  oversightModes,
} from './oversight-matrix';

const modeAt = (matrix: OversightMatrix, cell: (typeof oversightCells)[number]) =>
  oversightMode(matrix, cell.risk, cell.timeToDetect, cell.reversibility);
const rank = (mode: (typeof oversightModes)[number]) => oversightModes.indexOf(mode);

/** A matrix with one mode in every cell. */
function everywhere(mode: (typeof oversightModes)[number]): OversightMatrix {
  const cells = { reversible: mode, irreversible: mode };
  const row = { minutes: cells, hours: cells, days: cells };
  return { low: row, medium: row, high: row };
}
const anyMode = fc.constantFrom(...oversightModes);
const anyCells = fc.record({ reversible: anyMode, irreversible: anyMode });
const anyRow = fc.record({ minutes: anyCells, hours: anyCells, days: anyCells });
const anyMatrix = fc.record({ low: anyRow, medium: anyRow, high: anyRow });

describe('floors that no setting can lower', () => {
  const freest = everywhere('act');

  test('with everything set to "act", what can not be taken back still asks where it is grave', () => {
    for (const cell of oversightCells) {
      const expected =
        cell.reversibility === 'reversible'
          ? 'act'
          : ({ high: 'ask', medium: 'ask_first', low: 'act' } as const)[cell.risk];
      expect([cell, modeAt(freest, cell)]).toEqual([cell, expected]);
    }
  });

  test('"act, and take it back" means nothing where nothing can be taken back', () => {
    for (const cell of oversightCells.filter(({ reversibility }) => reversibility === 'irreversible'))
      expect(rank(modeAt(everywhere('act_with_undo'), cell))).toBeLessThanOrEqual(rank('ask_first'));
  });

  test('no setting is freer than its ceiling, and a setting below it stays as it is set', () => {
    fc.assert(
      fc.property(anyMatrix, fc.constantFrom(...oversightCells), (matrix, cell) => {
        const set = matrix[cell.risk][cell.timeToDetect][cell.reversibility];
        const mode = modeAt(matrix, cell);
        expect(rank(mode)).toBeLessThanOrEqual(rank(oversightCeiling(cell.risk, cell.reversibility)));
        expect(rank(mode)).toBeLessThanOrEqual(rank(set));
        if (set === 'ask') expect(mode).toBe('ask');
      }),
    );
  });

  test('hold in the gate: a message under the freest policy asks until enough outcomes were judged', () => {
    const policy = aPolicy({ oversight: freest });
    const asked = (kindInSegment: number) =>
      decideBy(
        [oversightRule],
        anEmail(),
        outreachFacts({ policy, requester: anAgent({ reviewed: { version: 99, kindInSegment } }) }),
        new Date('2026-11-25T10:30:00Z'),
      ).verdict;
    expect(asked(49)).toBe('escalate');
    expect(asked(50)).toBe('allow');
  });
});

test('the default holds to its own schema, names every cell, and is never freer than the floors', () => {
  expect(oversightMatrixSchema.parse(defaultOversightMatrix)).toEqual(defaultOversightMatrix);
  expect(oversightCells).toHaveLength(18);
  for (const cell of oversightCells) {
    const set = defaultOversightMatrix[cell.risk][cell.timeToDetect][cell.reversibility];
    if (set !== 'act_with_undo') expect([cell, modeAt(defaultOversightMatrix, cell)]).toEqual([cell, set]);
  }
});

test('by default nothing gets freer as it gets graver, later to notice or irreversible', () => {
  const at = (risk: 'low' | 'medium' | 'high', time: 'minutes' | 'hours' | 'days', reversible: boolean) =>
    rank(oversightMode(defaultOversightMatrix, risk, time, reversible ? 'reversible' : 'irreversible'));
  for (const reversible of [true, false]) {
    for (const risk of ['low', 'medium', 'high'] as const) {
      expect(at(risk, 'hours', reversible)).toBeLessThanOrEqual(at(risk, 'minutes', reversible));
      expect(at(risk, 'days', reversible)).toBeLessThanOrEqual(at(risk, 'hours', reversible));
    }
    for (const time of ['minutes', 'hours', 'days'] as const) {
      expect(at('medium', time, reversible)).toBeLessThanOrEqual(at('low', time, reversible));
      expect(at('high', time, reversible)).toBeLessThanOrEqual(at('medium', time, reversible));
    }
  }
  for (const { risk, timeToDetect } of oversightCells)
    expect(at(risk, timeToDetect, false)).toBeLessThanOrEqual(at(risk, timeToDetect, true));
});

test('whatever becomes freer shows as widening', () => {
  fc.assert(
    fc.property(anyMatrix, anyMatrix, (from, to) => {
      const freer = oversightCells.some((cell) => rank(modeAt(to, cell)) > rank(modeAt(from, cell)));
      const shown = diffOversight(from, to).some(({ direction }) => direction === 'widens');
      if (freer) expect(shown).toBe(true);
      expect(diffOversight(from, from)).toEqual([]);
    }),
  );
});

test('every kind of action has its cell', () => {
  for (const kind of actionKinds) {
    const { risk, timeToDetect, reversibility } = catalogue[kind];
    const cell = reversibility.reversible ? 'reversible' : 'irreversible';
    expect(oversightModes).toContain(oversightMode(defaultOversightMatrix, risk, timeToDetect, cell));
  }
});
