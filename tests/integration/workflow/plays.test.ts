import { afterAll, beforeAll, expect, test } from 'vitest';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import { createPlay } from '@/lib/usecases/plays/change-plays';
import { switchPlay } from '@/lib/usecases/plays/switch-play';
import { tryPlay } from '@/lib/usecases/plays/try-play';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { startWorkflowApp, until, type WorkflowApp } from '../../support/workflow-app';
import { aWorkspace } from '../../support/workspace';

let app: WorkflowApp;
beforeAll(async () => {
  app = await startWorkflowApp();
});
afterAll(() => app?.stop());

test('a page that somebody saw leads, by a live play, to a proposal, a decision of the gate and an executed action', async () => {
  const { workspaceId, admin } = await aWorkspace({ askBelowConfidence: 0 });
  const change = { workspaceId, actor: admin };
  const play = {
    name: 'prices',
    title: 'Prices',
    body: playBodySchema.parse({
      trigger: { on: 'signal', kinds: ['contact.tracked'] },
      conditions: [{ field: 'signal.path', op: 'like', value: ['/pricing**'] }],
      goal: 'Whoever looks at prices hears from us.',
      again: { afterDays: 30 },
    }),
  };
  const { id: playId, version } = await createPlay({ ...change, play });
  await tryPlay({ ...change, playId, version, days: 7 });
  await switchPlay({ ...change, playId, to: { status: 'live', version } });
  const [result] = await recordSignals({
    workspaceId,
    actor: { type: 'system', id: 'test' },
    items: [
      {
        kind: 'contact.tracked',
        source: 'website',
        messageId: 'page-1',
        occurredAt: new Date().toISOString(),
        payload: {
          medium: 'page',
          event: 'Viewed',
          page: { path: '/pricing/teams' },
          person: {
            ids: [{ type: 'user', namespace: 'website', value: 'ann' }],
            traits: { visits: 50, secondsOnSite: 4000, pageViews: 30 },
          },
        },
      },
    ],
  });
  const action = await until('an observed action', () =>
    db().action.findFirst({ where: { workspaceId, status: 'observed' }, include: { run: true } }),
  );
  expect(action.kind).toBe('crm.contact.assign-owner');
  expect(action.run).toMatchObject({ playId, playVersion: 1, signalId: result?.signalId });
  const run = await until('the run to end', () =>
    db().run.findFirst({ where: { id: action.runId ?? '', status: 'completed' } }),
  );
  const entries = await db().auditEntry.findMany({
    where: { workspaceId, runId: run.id },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ verb }) => verb)).toEqual([
    'runs.planned',
    'actions.decided',
    'actions.decided',
    'actions.claimed',
    'actions.executed',
    'runs.finished',
  ]);
  expect(await db().run.count({ where: { workspaceId } })).toBe(1);
}, 60_000);
