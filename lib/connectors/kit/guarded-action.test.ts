import { describe, expect, it } from 'vitest';
import type { OutsideState } from '@/lib/core/actions/catalogue';
import { issuePermit } from '@/lib/permit/issue';
import { ConnectorError } from './connector-error';
import { guardedAction } from './guarded-action';

const kind = 'ads.campaign.pause';
const context = { workspaceId: 'wsp_1', connection: { id: 'cnx_1', connector: 'x' }, externalId: 'c-1' };
const target = { type: 'campaign', id: 'cmp_1' } as const;
const permit = () => issuePermit({ actionId: 'act_1', executionId: 'exe_1', kind });
const order = (intended: OutsideState) => ({
  actionId: 'act_1',
  payload: {},
  intended,
  expected: {},
  idempotencyKey: 'k',
});

function platformThat(answer: () => Promise<{ externalRef: string }>) {
  const sent: OutsideState[] = [];
  const action = guardedAction(kind, {
    fields: ['status'],
    read: async () => {
      await answer();
      return { status: 'active' };
    },
    write: async (_context, { set }) => {
      sent.push(set);
      return answer();
    },
  });
  return { action, sent };
}
const fine = async () => ({ externalRef: 'ref' });

describe('what no connector may forget', () => {
  it('sends the fields of its kind and no other', async () => {
    const { action, sent } = platformThat(fine);
    await action.execute(context, permit(), order({ status: 'paused' }));
    const wide = action.execute(context, permit(), order({ status: 'paused', bidMicros: '1' }));
    await expect(wide).rejects.toMatchObject({ kind: 'terminal' });
    expect(sent).toEqual([{ status: 'paused' }]);
  });

  it('sends of an audience its own people and nobody else', async () => {
    const sent: OutsideState[] = [];
    const all = 'outreach.audience.enrol';
    const action = guardedAction(all, {
      fields: ({ members = [] }) => members,
      read: async () => ({}),
      write: async (_context, { set }) => {
        sent.push(set);
        return { externalRef: null };
      },
    });
    const may = () => issuePermit({ actionId: 'act_1', executionId: 'exe_1', kind: all });
    const audience = { ...context, members: ['lead-1', 'lead-2'] };
    await action.execute(audience, may(), order({ 'lead-1': 'seq-1', 'lead-2': 'seq-1' }));
    const wide = action.execute(audience, may(), order({ 'lead-1': 'seq-1', 'lead-3': 'seq-1' }));
    await expect(wide).rejects.toMatchObject({
      kind: 'terminal',
      message: expect.stringContaining('lead-3'),
    });
    expect(sent).toEqual([{ 'lead-1': 'seq-1', 'lead-2': 'seq-1' }]);
  });

  it('puts nothing back of a kind that cannot be taken back, and says why', async () => {
    const kindOfMail = 'email.message.send';
    const sent: OutsideState[] = [];
    const action = guardedAction(kindOfMail, {
      fields: ['lastSubject'],
      read: async () => ({ lastSubject: null }),
      write: async (_context, { set }) => {
        sent.push(set);
        return { externalRef: null };
      },
    });
    const may = issuePermit({ actionId: 'act_1', executionId: 'exe_1', kind: kindOfMail });
    const undo = action.compensate(context, may, { ...order({}), target, restore: { lastSubject: null } });
    await expect(undo).rejects.toMatchObject({ kind: 'terminal', message: action.irreversible });
    expect(sent).toEqual([]);
  });

  it('sends nothing without a permit for this action', async () => {
    const { action, sent } = platformThat(fine);
    const used = permit();
    await action.execute(context, used, order({ status: 'paused' }));
    const undo = { ...order({}), target, restore: { status: 'active' } };
    await expect(action.compensate(context, used, undo)).rejects.toThrow('spent');
    await expect(action.execute(context, permit(), { ...order({}), actionId: 'act_2' })).rejects.toThrow(
      'not for act_2',
    );
    expect(sent).toHaveLength(1);
  });

  it('takes a failure nobody foresaw as unknown once sent, and as worth another try when only reading', async () => {
    const { action } = platformThat(async () => {
      throw new Error('socket hang up');
    });
    await expect(action.execute(context, permit(), order({ status: 'paused' }))).rejects.toMatchObject({
      name: 'ConnectorError',
      kind: 'outcome_unknown',
    });
    await expect(action.readState(context, target)).rejects.toMatchObject({ kind: 'retryable' });
  });

  it('does not wait for ever: sent, it is unknown what came of it', async () => {
    const never = () => new Promise<never>(() => undefined);
    const action = guardedAction(kind, {
      fields: ['status'],
      read: never,
      write: never,
      answerWithinMs: 10,
    });
    await expect(action.readState(context, target)).rejects.toMatchObject({ kind: 'retryable' });
    await expect(action.execute(context, permit(), order({ status: 'paused' }))).rejects.toMatchObject({
      kind: 'outcome_unknown',
    });
    const undo = { ...order({}), target, restore: { status: 'active' } };
    const many = await action.compensateMany([{ context, permit: permit(), instruction: undo }]);
    expect(many).toMatchObject([{ error: { kind: 'outcome_unknown' } }]);
  });

  it('asks again when the platform says when, and gives up when that is too late', async () => {
    let busy = 2;
    const sent: number[] = [];
    const platformThatIsBusy = (retryAfterMs: number) =>
      guardedAction(kind, {
        fields: ['status'],
        read: async () => ({ status: 'active' }),
        answerWithinMs: 2000,
        write: async () => {
          sent.push(busy);
          if (busy-- > 0) throw new ConnectorError('retryable', 'Too many requests.', { retryAfterMs });
          return { externalRef: 'ref' };
        },
      });
    const paused = order({ status: 'paused' });
    expect(await platformThatIsBusy(5).execute(context, permit(), paused)).toEqual({ externalRef: 'ref' });
    expect(sent).toHaveLength(3);
    busy = 1;
    await expect(platformThatIsBusy(60_000).execute(context, permit(), paused)).rejects.toMatchObject({
      kind: 'retryable',
    });
    expect(sent).toHaveLength(4);
  });

  it('sends no more a second than the platform takes, of all who ask at once', async () => {
    const at: number[] = [];
    const action = guardedAction(kind, {
      fields: ['status'],
      perSecond: 100,
      read: async () => {
        at.push(performance.now());
        return { status: 'active' };
      },
      write: fine,
    });
    const paced = { ...context, connection: { id: 'cnx_paced', connector: 'x' } };
    await Promise.all(Array.from({ length: 5 }, () => action.readState(paced, target)));
    // Timers may be early by a fraction of a millisecond, never by a turn.
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(35);
  });

  it('sends nothing whose turn comes too late, and says that nothing was sent', async () => {
    const { sent } = platformThat(fine);
    const action = guardedAction(kind, {
      fields: ['status'],
      perSecond: 20,
      answerWithinMs: 10,
      read: async () => ({ status: 'active' }),
      write: async (_context, { set }) => {
        sent.push(set);
        return fine();
      },
    });
    const crowded = { ...context, connection: { id: 'cnx_crowded', connector: 'x' } };
    const first = action.execute(crowded, permit(), order({ status: 'paused' }));
    const second = action.execute(crowded, permit(), order({ status: 'active' }));
    await first;
    await expect(second).rejects.toMatchObject({ kind: 'retryable' });
    expect(sent).toEqual([{ status: 'paused' }]);
  });

  it('believes no answer that lacks a field, since one that was renamed is not empty', async () => {
    const answer = async () => ({ state: 'active' });
    const action = guardedAction(kind, {
      fields: ['status'],
      read: answer,
      write: fine,
      readMany: async (contexts) => Promise.all(contexts.map(answer)),
    });
    const renamed = { kind: 'retryable', message: 'The platform answered without status.' };
    await expect(action.readState(context, target)).rejects.toMatchObject(renamed);
    await expect(action.readStates([{ context, target }])).rejects.toMatchObject(renamed);
  });

  it('keeps the platform’s own word', async () => {
    const { action } = platformThat(async () => {
      throw new ConnectorError('terminal', 'No such campaign.');
    });
    const refused = action.execute(context, permit(), order({ status: 'paused' }));
    await expect(refused).rejects.toMatchObject({ kind: 'terminal', message: 'No such campaign.' });
  });
});
