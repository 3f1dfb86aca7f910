import { beforeEach, describe, expect, it } from 'vitest';
import type { Connector, ConnectorContext } from '@/lib/connectors/kit/connector';
import type { ActionKind } from '@/lib/core/actions/catalogue';
import { issuePermit } from '@/lib/permit/issue';
import type { ConnectorCase } from './connector-case';
import { order } from './order';
import { describeUndo } from './undo-suite';

/** What every connector must do, whatever its platform. */
export function describeConnector(connector: Connector, cases: readonly ConnectorCase[]): void {
  describeUndo(connector, cases);
  describe.each(cases)(`${connector.id}: $kind`, ({ kind, arrange, arrangeUnknown, countEffects }) => {
    const action = connector.actions[kind];
    if (!action) throw new Error(`${connector.id} does not serve ${kind}.`);
    let context: ConnectorContext;
    let payload: unknown;
    beforeEach(async () => {
      ({ context, payload } = await arrange());
    });
    const anOrder = () => order(kind, payload, context.members);

    it('reads back what it set, and touches nothing else', async () => {
      const o = anOrder();
      const before = await action.readState(context, o.target);
      expect(before).not.toMatchObject(o.intended);
      await action.execute(context, o.permit(), o);
      expect(await action.readState(context, o.target)).toEqual({ ...before, ...o.intended });
    });

    it('acts once for one idempotency key, also at the same time, and can say so', async () => {
      const o = anOrder();
      expect(await connector.lookup?.(context, o.idempotencyKey)).toBe('not_done');
      const answers = await Promise.all([1, 2, 3].map(() => action.execute(context, o.permit(), o)));
      expect(new Set(answers.map((answer) => answer.externalRef)).size).toBe(1);
      expect(await countEffects(context.workspaceId)).toBe(1);
      expect(await connector.lookup?.(context, o.idempotencyKey)).toBe('done');
    });

    it('refuses a key that comes back with other contents', async () => {
      const o = anOrder();
      await action.execute(context, o.permit(), o);
      const field = Object.keys(o.intended)[0] ?? '';
      const other = { ...o, intended: { ...o.intended, [field]: kind.startsWith('crm') ? null : '1' } };
      await expect(action.execute(context, o.permit(), other)).rejects.toMatchObject({ kind: 'terminal' });
    });

    it('does nothing for a spent, foreign or forged permit', async () => {
      const o = anOrder();
      const otherKind: ActionKind =
        kind === 'ads.campaign.pause' ? 'ads.campaign.resume' : 'ads.campaign.pause';
      const spent = o.permit();
      await action.execute(context, spent, o);
      const settled = await action.readState(context, o.target);
      const effects = await countEffects(context.workspaceId);
      const again = { ...o, idempotencyKey: 'again' };
      const foreign = [
        spent,
        anOrder().permit(),
        issuePermit({ actionId: o.actionId, executionId: 'exe_1', kind: otherKind }),
        { ...o.permit() },
      ];
      for (const permit of foreign) {
        await expect(action.execute(context, permit, again)).rejects.toThrow('permit');
        await expect(action.compensate(context, permit, { ...again, restore: o.intended })).rejects.toThrow(
          'permit',
        );
      }
      expect(await action.readState(context, o.target)).toEqual(settled);
      expect(await countEffects(context.workspaceId)).toBe(effects);
    });

    it('refuses for good, without an effect, what the platform does not know', async () => {
      const unknown = await arrangeUnknown();
      const o = order(kind, unknown.payload, unknown.context.members);
      await expect(action.execute(unknown.context, o.permit(), o)).rejects.toMatchObject({
        name: 'ConnectorError',
        kind: 'terminal',
      });
      expect(await countEffects(unknown.context.workspaceId)).toBe(0);
    });

    it('never sets a field that is not its own', async () => {
      const o = anOrder();
      const wide = { ...o, intended: { ...o.intended, somethingElse: 'x' } };
      await expect(action.execute(context, o.permit(), wide)).rejects.toMatchObject({ kind: 'terminal' });
      expect(await countEffects(context.workspaceId)).toBe(0);
    });
  });
}
