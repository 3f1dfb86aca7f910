import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { AlarmRow } from '@/lib/contracts/alarms';
import type { Me } from '@/lib/contracts/session';
import { AccessProvider } from '../auth/access-context';
import { AlarmPanel } from './alarm-panel';
import { alarmParams, readAlarmFilter } from './alarm-params';
import { indexAt, rarityText } from './alarm-words';

const draw = (alarm: AlarmRow, permissions: string[] = ['agents.pause']): string => {
  const me = { workspace: { slug: 'acme', currency: 'EUR' }, permissions } as unknown as Me;
  const html = renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <AccessProvider me={me}>
        <AlarmPanel alarm={alarm} />
      </AccessProvider>
    </QueryClientProvider>,
  );
  return html;
};
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const named = (type: string, id: string, name: string) => ({ type, id, name, isSample: false });

const alarm: AlarmRow = {
  id: 'alm_1',
  kind: 'drift',
  status: 'open',
  subject: named('agent', 'agt_1', 'Lead router'),
  metric: 'verdicts',
  title: 'What the gate answers',
  page: 'runs?agent=agt_1',
  context: 'Assign an owner, enterprise',
  agentVersion: 'abc',
  moved: 'asked about',
  unit: 'share',
  grain: 'day',
  since: '2026-05-20T00:00:00Z',
  firedAt: '2026-05-25T04:00:00Z',
  expected: 0.2,
  seen: 0.45,
  strength: 4,
  points: [{ at: '2026-05-20T00:00:00Z', seen: 0.45, expected: 0.2, low: 0.1, high: 0.3 }],
  changes: [
    {
      entryId: 'aud_1',
      at: '2026-05-19T12:00:00Z',
      verb: 'policies.activated',
      what: 'policy',
      title: 'put a policy into force',
      subject: named('policy', 'pol_1', 'Policy version 7'),
    },
  ],
  why: ['More is asked about.'],
  consequence: {
    what: 'stop',
    agents: [named('agent', 'agt_1', 'Lead router')],
    isDone: true,
    policyVersion: 7,
  },
  acknowledged: null,
  settled: null,
};

test('an alarm shows what was seen, what was changed near it, and what followed', () => {
  const html = draw(alarm);
  const text = textOf(html);
  expect(text).toContain('45% seen, 20% expected (asked about); by chance once in 10,000.');
  expect(text).toContain('Policy version 7');
  expect(text).toContain('Paused: Lead router');
  for (const href of [
    '/acme/agents/agt_1',
    '/acme/audit/aud_1',
    '/acme/runs?agent=agt_1',
    '/acme/monitoring/alm_1',
  ])
    expect(html).toContain(`href="${href}"`);
});

test('whoever may not deal with it is offered nothing, and nobody is once it is settled', () => {
  expect(textOf(draw(alarm))).toContain('Settle…');
  expect(textOf(draw(alarm, []))).not.toContain('Settle…');
  const settled = {
    by: named('person', 'usr_1', 'Ada'),
    at: '2026-05-26T08:00:00Z',
    reason: 'The new policy.',
    beginsAnew: true,
  };
  const text = textOf(draw({ ...alarm, status: 'settled', settled, changes: [] }));
  expect(text).not.toContain('Settle…');
  expect(text).toContain('The new policy.');
  expect(text).toContain('The baseline was begun anew.');
  expect(text).toContain('look outside of it');
});

test('the address says which alarms are shown, and nothing else does', () => {
  const filter = readAlarmFilter({ all: 'true', kind: 'drift', subject: 'agt_1' });
  expect(alarmParams(filter)).toBe('status=open%2Cacknowledged%2Csettled&limit=20&kind=drift&subject=agt_1');
  expect(readAlarmFilter({ kind: 'noise', subject: ['a', 'b'] })).toEqual({
    all: false,
    kind: null,
    subject: null,
  });
});

test('a change is marked at the value it falls on, and not where none was drawn yet', () => {
  const points = [{ at: '2026-05-20T00:00:00Z' }, { at: '2026-05-21T00:00:00Z' }];
  expect(indexAt(points, '2026-05-20T13:00:00Z')).toBe(0);
  expect(indexAt(points, '2026-05-19T00:00:00Z')).toBe(-1);
  expect(rarityText(12)).toBe('once in 1,000,000,000 or more');
});
