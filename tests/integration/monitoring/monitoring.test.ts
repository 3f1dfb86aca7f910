import { beforeAll, describe, expect, it } from 'vitest';
import { agentDriftSchema, alarmPageSchema } from '@/lib/contracts/alarms';
import { defaultMonitoringRules } from '@/lib/core/monitoring/monitoring-rules';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { withClock } from '@/lib/platform/clock';
import { dateOfDay } from '@/lib/platform/zone';
import { listAlarms } from '@/lib/queries/monitoring/list-alarms';
import { readAgentDrift } from '@/lib/queries/monitoring/read-agent-drift';
import { carryOutAlarm, findAlarmsToCarryOut } from '@/lib/usecases/monitoring/carry-out-alarm';
import { acknowledgeAlarm, settleAlarm } from '@/lib/usecases/monitoring/settle-alarm';
import { watchWorkspace } from '@/lib/usecases/monitoring/watch-workspace';
import { aWorkspace as aPlainWorkspace } from '../../support/builders/a-workspace';
import { aWorkspace, setPolicy, type TestWorkspace } from '../../support/workspace';
import { aCampaignOf, aDecision, aSource, decide, send, spend } from './support';

let workspace: TestWorkspace;
let workspaceId: string;
let made: { original: string; agent: { id: string; version: string } };
/** Everything happens within some months of 2027, long after the workspace was made. */
const BEGAN = '2027-02-01';
const day = (n: number) => addDays(BEGAN, n);
/** Six in the morning of a day, in Berlin. */
const morning = (n: number) => new Date(`${day(n)}T05:00:00Z`);
const watch = (n: number, id = workspaceId) => withClock(morning(n), () => watchWorkspace(id));
type Status = 'open' | 'acknowledged' | 'settled';
const alarms = async (status: Status[], id = workspaceId) =>
  alarmPageSchema.parse(await listAlarms(id, { limit: 50, status })).rows;

beforeAll(async () => {
  workspace = await aWorkspace();
  workspaceId = workspace.workspaceId;
  made = { original: await aDecision(workspace), agent: workspace.agents.sequencer };
});

describe('drift of decisions', () => {
  it('freezes what a version usually decides, once there is enough of it, and never again', async () => {
    await decide(made, day(0), 20, { segment: 'enterprise', allow: 24, escalate: 6 });
    await decide(made, day(0), 20, { segment: 'mid_market', allow: 6, escalate: 24 });
    expect(await watch(10)).toEqual({ opened: 0 });
    const agentId = made.agent.id;
    const place = { id: workspaceId, timeZone: 'Europe/Berlin' };
    const before = agentDriftSchema.parse(await withClock(morning(10), () => readAgentDrift(place, agentId)));
    expect(before.baseline).toBeNull();
    expect(await watch(20)).toEqual({ opened: 0 });
    const after = agentDriftSchema.parse(await withClock(morning(21), () => readAgentDrift(place, agentId)));
    expect(after.baseline).toMatchObject({ fromDay: day(0), toDay: day(13), decisions: 14 * 60 });
    const frozen = db().decisionBaseline.updateMany({ where: { agentId }, data: { decisions: 1 } });
    await expect(frozen).rejects.toThrow();
  });

  it('sounds no alarm where the work alone changes, and says that it did', async () => {
    await decide(made, day(20), 10, { segment: 'enterprise', allow: 4, escalate: 1 });
    await decide(made, day(20), 10, { segment: 'mid_market', allow: 11, escalate: 44 });
    expect(await watch(30)).toEqual({ opened: 0 });
    const place = { id: workspaceId, timeZone: 'Europe/Berlin' };
    const drift = await withClock(morning(30), () => readAgentDrift(place, made.agent.id));
    expect(Math.abs(drift.split?.fromWork ?? 0)).toBeGreaterThan(0.1);
    expect(Math.abs(drift.split?.fromDecisions ?? 1)).toBeLessThan(0.01);
  });

  it('finds other decisions at equal context, names what was changed near it, and stops the agent where the policy says so', async () => {
    await setPolicy(workspaceId, { monitoring: { ...defaultMonitoringRules, onDrift: 'stop' } });
    await withClock(morning(30), () =>
      inTransaction((tx) =>
        appendAuditEntry(tx, {
          workspaceId,
          actor: workspace.admin,
          verb: 'models.trained',
          subject: { type: 'model', id: 'mod_1' },
          detail: { name: 'routing', hash: 'abc', trainedOn: 100, auc: 0.8 },
        }),
      ),
    );
    await decide(made, day(30), 12, { segment: 'enterprise', allow: 14, escalate: 16 });
    await decide(made, day(30), 12, { segment: 'mid_market', allow: 6, escalate: 24 });
    expect((await watch(40)).opened).toBe(1);
    const [alarm] = await alarms(['open']);
    expect(alarm).toMatchObject({
      kind: 'drift',
      status: 'open',
      metric: 'verdicts',
      since: `${day(29)}T23:00:00.000Z`,
      consequence: { what: 'stop', isDone: false },
    });
    expect(alarm?.context).toContain('enterprise');
    expect([20, 80]).toContain(Math.round((alarm?.expected ?? 0) * 100));
    expect(alarm?.changes.map(({ verb }) => verb)).toContain('models.trained');

    const agentId = made.agent.id;
    const [due] = await findAlarmsToCarryOut(10);
    expect(due).toEqual({ workspaceId, id: alarm?.id });
    expect(await carryOutAlarm({ workspaceId, alarmId: alarm?.id ?? '' })).toBe(true);
    expect(await carryOutAlarm({ workspaceId, alarmId: alarm?.id ?? '' })).toBe(false);
    const pause = await db().pause.findFirstOrThrow({ where: { workspaceId, subjectId: agentId } });
    expect(pause).toMatchObject({ liftedAt: null, cause: { type: 'alarm', alarmId: alarm?.id } });
  });

  it('stands once, until somebody settles it; what was known then is settled with it', async () => {
    expect(await watch(41)).toEqual({ opened: 0 });
    const [alarm] = await alarms(['open']);
    await withClock(morning(41), () =>
      settleAlarm({
        workspaceId,
        actor: workspace.admin,
        alarmId: alarm?.id ?? '',
        reason: 'The new model.',
      }),
    );
    expect(await watch(42)).toEqual({ opened: 0 });
    expect(await alarms(['settled'])).toMatchObject([
      { id: alarm?.id, settled: { reason: 'The new model.', beginsAnew: false } },
    ]);
  });

  it('lowers the kind and segment in which it drifted, where the policy says that', async () => {
    const agentId = made.agent.id;
    await setPolicy(workspaceId, { monitoring: { ...defaultMonitoringRules, onDrift: 'lower' } });
    await db().agent.update({ where: { id: agentId }, data: { autonomyLevel: 'act' } });
    await decide(made, day(42), 8, { segment: 'mid_market', allow: 40, escalate: 20 });
    expect((await watch(50)).opened).toBe(1);
    const [alarm] = await alarms(['open']);
    await carryOutAlarm({ workspaceId, alarmId: alarm?.id ?? '' });
    expect(
      await db().autonomySetting.findMany({ where: { agentId, setById: null, segment: 'mid_market' } }),
    ).toMatchObject([{ kind: 'crm.contact.assign-owner', segment: 'mid_market', level: 'ask' }]);
    expect((await db().agent.findUniqueOrThrow({ where: { id: agentId } })).autonomyLevel).toBe('act');
  });

  it('learns anew what is usual only where somebody says that what is seen is as it should be', async () => {
    const agentId = made.agent.id;
    const place = { id: workspaceId, timeZone: 'Europe/Berlin' };
    const baselineAt = (n: number) =>
      withClock(morning(n), async () => (await readAgentDrift(place, agentId)).baseline);
    expect(await baselineAt(50)).toMatchObject({ fromDay: day(0), toDay: day(13) });
    const [alarm] = await alarms(['open']);
    const dealing = { workspaceId, actor: workspace.admin, alarmId: alarm?.id ?? '' };
    await withClock(morning(50), () =>
      settleAlarm({ ...dealing, reason: 'The new policy asks less.', beginsAnew: true }),
    );
    expect(await baselineAt(50)).toBeNull();
    await decide(made, day(51), 15, { segment: 'mid_market', allow: 40, escalate: 20 });
    await watch(66);
    expect((await alarms(['open'])).filter(({ kind }) => kind === 'drift')).toEqual([]);
    expect(await baselineAt(66)).toMatchObject({ fromDay: day(51), toDay: day(64), decisions: 14 * 60 });
  });
});

describe('anomalies of metrics', () => {
  const week = [100, 110, 105, 100, 95, 40, 35];
  const ada = { type: 'person', id: 'usr_1', isSample: false } as const;
  let id: string;
  let alarmId: string;

  it('are told once for a value that is out of season, and not for the season', async () => {
    const plain = await aPlainWorkspace({ timeZone: 'Europe/Berlin' });
    id = plain.id;
    const campaignId = await aCampaignOf(id, plain.ads.id);
    const usual = Array.from({ length: 63 }, (_, i) => (week[i % 7] ?? 0) + (i % 3));
    await spend(id, campaignId, day(0), usual);
    expect(await watch(64, id)).toEqual({ opened: 0 });
    await spend(id, campaignId, day(63), [400]);
    expect(await watch(65, id)).toEqual({ opened: 1 });
    expect(await watch(65, id)).toEqual({ opened: 0 });
    const [alarm] = await alarms(['open'], id);
    expect(alarm).toMatchObject({ kind: 'anomaly', metric: 'spend', seen: 400, moved: 'up', grain: 'day' });
    expect(alarm?.expected).toBeLessThan(120);
    // Nobody acted in its channel: nothing can follow but that people are told.
    expect(alarm?.consequence).toMatchObject({ what: 'tell', agents: [], isDone: true });
    alarmId = alarm?.id ?? '';
  });

  it('are looked into and settled by name, in the record, once', async () => {
    const dealing = { workspaceId: id, actor: ada, alarmId };
    await withClock(morning(65), () => acknowledgeAlarm(dealing));
    await expect(acknowledgeAlarm(dealing)).rejects.toMatchObject({ code: 'conflict' });
    await withClock(morning(65), () => settleAlarm({ ...dealing, reason: 'A campaign for the fair.' }));
    await expect(settleAlarm({ ...dealing, reason: 'Again.' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(settleAlarm({ ...dealing, alarmId: 'alm_none', reason: 'None.' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const entries = await db().auditEntry.findMany({
      where: { workspaceId: id, verb: { startsWith: 'alarms.' } },
      orderBy: { id: 'asc' },
      select: { verb: true },
    });
    expect(entries.map(({ verb }) => verb)).toEqual([
      'alarms.opened',
      'alarms.acknowledged',
      'alarms.settled',
    ]);
    expect(await watch(66, id)).toEqual({ opened: 0 });
  });
});

describe('sources', () => {
  it('are told of when they send other things than they did', async () => {
    const { id } = await aPlainWorkspace({ timeZone: 'Europe/Berlin' });
    const source = await aSource(id);
    await send(id, source.name, day(0), 35, { 'lead.engaged': 9, 'contact.identified': 3 });
    expect(await watch(35, id)).toEqual({ opened: 0 });
    await send(id, source.name, day(35), 5, { 'lead.engaged': 3, 'contact.identified': 9 });
    expect(await watch(40, id)).toEqual({ opened: 1 });
    expect(await alarms(['open'], id)).toMatchObject([
      {
        kind: 'feed',
        metric: 'kinds',
        subject: { type: 'source', id: source.id, name: 'Website' },
        page: `sources/${source.id}`,
        consequence: { what: 'tell' },
      },
    ]);
  });

  it('are held against what was frozen, however long ago, until somebody has it begin anew', async () => {
    const { id } = await aPlainWorkspace({ timeZone: 'Europe/Berlin' });
    const source = await aSource(id);
    const frozen = () =>
      db().sourceBaseline.findMany({ where: { sourceId: source.id }, orderBy: { fromDay: 'asc' } });
    const usual = { 'lead.engaged': 9, 'contact.identified': 3 };
    const other = { 'lead.engaged': 3, 'contact.identified': 9 };
    await send(id, source.name, day(0), 28, usual);
    expect(await watch(29, id)).toEqual({ opened: 0 });
    expect(await frozen()).toMatchObject([
      { fromDay: dateOfDay(day(0)), toDay: dateOfDay(day(27)), signals: 28 * 12 },
    ]);
    await expect(
      db().sourceBaseline.updateMany({ where: { sourceId: source.id }, data: { signals: 1 } }),
    ).rejects.toThrow();

    // Nothing for so long that the weeks of the baseline are out of sight: what comes then is no new “usual”.
    await send(id, source.name, day(120), 35, other);
    expect(await watch(156, id)).toEqual({ opened: 1 });
    const settleNewest = async (n: number, beginsAnew: boolean) => {
      const [alarm] = await alarms(['open'], id);
      const actor = { type: 'person', id: 'usr_1', isSample: false } as const;
      const settled = { workspaceId: id, actor, alarmId: alarm?.id ?? '', reason: 'Known.', beginsAnew };
      await withClock(morning(n), () => settleAlarm(settled));
    };
    await settleNewest(156, false);
    await send(id, source.name, day(157), 5, other);
    expect(await watch(162, id)).toEqual({ opened: 1 });
    expect(await frozen()).toHaveLength(1);

    await settleNewest(162, true);
    await send(id, source.name, day(163), 33, other);
    expect(await watch(197, id)).toEqual({ opened: 0 });
    expect(await frozen()).toMatchObject([{ fromDay: dateOfDay(day(0)) }, { fromDay: dateOfDay(day(163)) }]);
    expect(await db().auditEntry.count({ where: { workspaceId: id, verb: 'sources.baseline_frozen' } })).toBe(
      2,
    );
  });
});
