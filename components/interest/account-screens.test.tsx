import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { BuyingGroup, SurgeRow } from '@/lib/contracts/interest';
import type { KnownFact } from '@/lib/contracts/profiles';
import type { Me } from '@/lib/contracts/session';
import type { SourcePull } from '@/lib/contracts/sources';
import { AccessProvider } from '../auth/access-context';
import { KnownFacts } from '../profiles/known-facts';
import { OpenRuns } from '../runs/open-runs';
import { PullPanel } from '../sources/pull-panel';
import { BuyingGroupMap } from './buying-group-map';
import { SurgePanel } from './surge-panel';

const me = { workspace: { slug: 'acme' }, permissions: ['sources.edit'] } as unknown as Me;
const draw = (screen: ReactNode): string =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <AccessProvider me={me}>{screen}</AccessProvider>
    </QueryClientProvider>,
  );
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const named = (id: string, name: string) => ({ type: 'contact', id, name, isSample: false });

test('a surge shows what was seen against what was expected, also to who can’t see the drawing', () => {
  const surge: SurgeRow = {
    id: 'srg_1',
    account: { id: 'acc_1', name: 'Northwind', tier: 'tier_1' },
    status: 'open',
    score: 71,
    people: 3,
    topics: [{ name: 'comparison', title: 'Comparison' }],
    roles: ['champion'],
    expected: 2.5,
    observed: 18,
    pValue: 0.00001,
    why: ['3 people were active.'],
    windowFrom: '2026-05-13',
    windowTo: '2026-05-20',
    firedAt: '2026-05-20T12:00:00Z',
    reason: null,
    decidedBy: null,
    decidedAt: null,
    windowDays: 8,
    windows: [
      { to: '2026-05-19', engagement: 12 },
      { to: '2026-05-20', engagement: 18 },
    ],
  };
  const text = textOf(draw(<SurgePanel surge={surge} />));
  expect(text).toContain('Northwind');
  expect(text).toContain('Seen in 8 days');
  expect(text).toContain('Expected');
  expect(draw(<SurgePanel surge={surge} />)).toContain('where 2.5 was expected');
});

test('the map of a buying group shows who plays which part, and where nobody does', () => {
  const member = (id: string, role: BuyingGroup['members'][number]['role'], recent: number) => ({
    contact: named(id, id),
    title: null,
    role,
    inferred: { role, confidence: 0.8, reasons: [] },
    confirmed: null,
    lastDay: null,
    recent,
  });
  const members = [
    member('Quiet', 'champion', 0),
    member('Busy', 'champion', 4),
    member('Nobody', 'unknown', 1),
  ];
  const text = textOf(draw(<BuyingGroupMap members={members} />));
  expect(text).toMatch(/champion 2 Busy 4 in 30 days Quiet quiet/);
  expect(text).toMatch(/decision maker 0 Nobody known/);
  expect(text).toContain('Of 1 person nothing tells the part they play.');
});

test('what is known says whose word it is', () => {
  const fact = (fields: Partial<KnownFact>): KnownFact => ({
    field: 'industry',
    title: 'Industry',
    value: 'Trade',
    source: 'crm',
    at: '2026-05-01T10:00:00Z',
    signalId: 'sig_1',
    correctedBy: null,
    ...fields,
  });
  const html = draw(
    <KnownFacts
      workspace="acme"
      known={[
        fact({}),
        fact({ field: 'tier', correctedBy: named('usr_1', 'Pia'), source: 'correction' }),
        fact({ field: 'name', source: '', at: '1970-01-01T00:00:00.000Z', signalId: null }),
      ]}
    />,
  );
  expect(html).toContain('/acme/signals/sig_1');
  expect(textOf(html)).toContain('Put right by Pia');
  expect(textOf(html)).toContain('Stays until a source says it');
});

test('what is under way, and how far a platform was read, is said also where there is none', () => {
  expect(
    textOf(draw(<OpenRuns workspace="acme" subjectId="con_1" runs={{ rows: [], total: 0 }} />)),
  ).toContain('No agent is at work here.');
  const pull: SourcePull = {
    platform: 'Practice CRM',
    isPractice: true,
    since: '2026-05-01T00:00:00Z',
    caughtUpAt: null,
    lastPollAt: null,
    nextPollAt: '2026-05-20T12:00:00Z',
    lastResult: null,
    problem: { message: 'It does not answer.', at: '2026-05-20T11:00:00Z', failures: 3 },
  };
  const text = textOf(draw(<PullPanel id="src_1" pull={pull} mayEdit />));
  expect(text).toContain('Not read, 3 times in a row');
  expect(text).toContain('what was there is being read');
  expect(text).toContain('Read now');
});
