import { beforeEach, describe, expect, it } from 'vitest';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import { db } from '@/lib/db/client';
import { readSource } from '@/lib/queries/sources/read-source';
import { correctContact } from '@/lib/usecases/rights/correct-contact';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { addSource } from '@/lib/usecases/sources/change-sources';
import { forgetSources } from '@/lib/usecases/sources/find-source';
import { findLearningWorkspaces, learnReliability } from '@/lib/usecases/sources/learn-reliability';
import { aWorkspace } from '../../support/builders/a-workspace';

const actor = { type: 'person', id: 'usr_admin', isSample: true } as const;
const minuteMs = 60_000;
let workspaceId: string;
let clock: number;
const sources = new Map<string, string>();
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
  forgetSources();
  sources.clear();
  clock = Date.now() - 300 * minuteMs;
  for (const [name, format] of [
    ['website', 'segment'],
    ['crm-sync', 'cloudevents'],
    ['mailer', 'sendgrid'],
  ] as const) {
    const config = sourceConfigSchema.parse({ format });
    const { sourceId } = await addSource({ workspaceId, actor, name, title: name, config, secrets: [] });
    sources.set(name, sourceId);
  }
});

let messages = 0;
const item = (source: string, payload: object, kind = 'contact.identified') => {
  clock += minuteMs;
  messages += 1;
  return { kind, source, messageId: `m${messages}`, occurredAt: new Date(clock).toISOString(), payload };
};
const says = (source: string, n: number, fields: object) =>
  item(source, { person: { ids: [{ type: 'email', value: `p${n}@acme.example` }], ...fields } });
const mail = (n: number, report: string, bounce?: 'hard' | 'soft') =>
  item(
    'mailer',
    {
      report,
      ...(bounce ? { bounce } : {}),
      person: { ids: [{ type: 'email', value: `p${n}@acme.example` }] },
    },
    'email.reported',
  );
async function record(...items: object[]) {
  const results = await recordSignals({
    workspaceId,
    actor: { type: 'system', id: 'test' },
    items,
    emit: false,
  });
  expect(results.map(({ status }) => status)).not.toContain('rejected');
}
const judgedOf = async (name: string) => {
  const { reliability } = await readSource(workspaceId, sources.get(name) ?? '');
  return { confirmed: reliability.judged.confirmed, contradicted: reliability.judged.contradicted };
};
const partsOf = async (messageId: string) => {
  const { qualityParts } = await db().signal.findFirstOrThrow({ where: { workspaceId, messageId } });
  return qualityParts as { corroboration: number; reliability: number };
};

describe('what bears a source’s claims out', () => {
  it('is mail to the addresses it named, whether in one batch or another, and each address once', async () => {
    await record(says('website', 1, {}), says('website', 2, {}), mail(1, 'delivered'));
    await record(mail(1, 'opened'), mail(2, 'bounced', 'hard'), mail(2, 'bounced', 'soft'));
    expect(await judgedOf('website')).toEqual({ confirmed: 1, contradicted: 1 });
    await record(says('website', 1, {}), mail(1, 'opened'));
    expect(await judgedOf('website')).toEqual({ confirmed: 1, contradicted: 1 });
    expect(await judgedOf('mailer')).toEqual({ confirmed: 0, contradicted: 0 });
  });

  it('is another source that says the same, however often they repeat each other', async () => {
    const title = { title: 'VP Sales' };
    await record(says('website', 1, title), says('crm-sync', 1, title));
    await record(says('website', 1, title), says('crm-sync', 1, title), says('website', 1, title));
    expect(await judgedOf('website')).toEqual({ confirmed: 1, contradicted: 0 });
    expect(await judgedOf('crm-sync')).toEqual({ confirmed: 1, contradicted: 0 });
  });

  it('is judged anew after 90 days, and still once', async () => {
    const both = () => [
      says('website', 1, { title: 'VP Sales' }),
      says('crm-sync', 1, { title: 'VP Sales' }),
    ];
    const daysAgo = async () => {
      const sourceId = sources.get('website') ?? '';
      const claims = await db().judgedClaim.findMany({ where: { sourceId } });
      return claims.map(
        ({ judgedOn }) => Math.floor(Date.now() / 86_400_000) - judgedOn.getTime() / 86_400_000,
      );
    };
    await record(...both());
    const age = (days: number) =>
      db().$executeRaw`update judged_claims set judged_on = (now() at time zone 'UTC')::date - ${days}::int`;
    await age(90);
    await record(...both());
    expect(await daysAgo()).toEqual([90]);
    await age(91);
    await record(...both());
    expect(await daysAgo()).toEqual([0]);
  });

  it('is a person above all: what they put right was wrong, whatever had agreed with it', async () => {
    await record(says('website', 1, { title: 'VP Sales' }), says('crm-sync', 1, { title: 'VP Sales' }));
    await record(says('website', 1, { title: 'VP Sales' }));
    const { id: contactId } = await db().contact.findFirstOrThrow({ where: { workspaceId } });
    await correctContact({ workspaceId, actor, contactId, fields: { title: 'CEO' } });
    expect(await judgedOf('website')).toEqual({ confirmed: 0, contradicted: 1 });
    expect(await judgedOf('crm-sync')).toEqual({ confirmed: 1, contradicted: 0 });
    // They repeat what was put right: that does not bear them out.
    await record(says('website', 1, { title: 'VP Sales' }), says('crm-sync', 1, { title: 'VP Sales' }));
    expect(await judgedOf('website')).toEqual({ confirmed: 0, contradicted: 1 });
  });

  it('is nothing of programs that send under a name of their own choice', async () => {
    await record(says('somebody', 1, { title: 'VP' }), says('website', 1, { title: 'VP' }));
    expect(await db().judgedClaim.count({ where: { workspaceId } })).toBe(0);
  });
});

describe('what is learnt of it', () => {
  const bounceMany = (from: number, count: number) =>
    record(
      ...Array.from({ length: count }, (_, i) => says('website', from + i, {})),
      ...Array.from({ length: count }, (_, i) => mail(from + i, 'bounced', 'hard')),
    );

  it('comes to the same done twice, counts in the next signal, and the record tells of it once', async () => {
    await bounceMany(1, 10);
    expect(await findLearningWorkspaces()).toContain(workspaceId);
    expect(await learnReliability(workspaceId)).toEqual({ learnt: 1, told: 1 });
    const once = await readSource(workspaceId, sources.get('website') ?? '');
    expect(await learnReliability(workspaceId)).toEqual({ learnt: 1, told: 0 });
    const twice = await readSource(workspaceId, sources.get('website') ?? '');
    expect(twice.reliability).toEqual({
      ...once.reliability,
      judged: { ...once.reliability.judged, learntAt: twice.reliability.judged.learntAt },
    });
    // 19 of 20 were thought right beforehand, and none of 10 was.
    expect(once.reliability.mean).toBeCloseTo(19 / 30, 6);
    expect(once.reliability.sentence).toContain('10 judged claims');
    const entries = await db().auditEntry.findMany({
      where: { workspaceId, verb: 'sources.reliability_moved' },
    });
    expect(entries).toHaveLength(1);
  });

  it('fades with age and is forgotten after a year', async () => {
    await bounceMany(1, 10);
    await db()
      .$executeRaw`update judged_claims set judged_on = judged_on - 180 where workspace_id = ${workspaceId}`;
    await learnReliability(workspaceId);
    const { contradicted } = await db().source.findUniqueOrThrow({
      where: { id: sources.get('website') ?? '' },
    });
    expect(contradicted).toBeCloseTo(5, 6);
    await db()
      .$executeRaw`update judged_claims set judged_on = judged_on - 185 where workspace_id = ${workspaceId}`;
    await learnReliability(workspaceId);
    expect(await db().judgedClaim.count({ where: { workspaceId } })).toBe(0);
    const source = await db().source.findUniqueOrThrow({ where: { id: sources.get('website') ?? '' } });
    expect(source).toMatchObject({ confirmed: 0, contradicted: 0 });
  });
});

it('a signal is worth more where another source had said the same, and less where it had said the opposite', async () => {
  await record(says('website', 1, { title: 'VP Sales', region: 'DACH' }));
  const alike = says('crm-sync', 1, { title: 'vp sales' });
  const opposite = says('crm-sync', 1, { region: 'Nordics' });
  const alone = says('crm-sync', 1, { phone: '+49 30 1234567' });
  await record(alike);
  await record(opposite, alone);
  expect((await partsOf(alike.messageId)).corroboration).toBeGreaterThan(0.5);
  expect((await partsOf(opposite.messageId)).corroboration).toBeLessThan(0.5);
  expect((await partsOf(alone.messageId)).corroboration).toBe(0.5);
});
