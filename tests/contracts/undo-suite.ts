import { describe, expect, it } from 'vitest';
import type { Connector } from '@/lib/connectors/kit/connector';
import { catalogue } from '@/lib/core/actions/catalogue';
import type { ConnectorCase } from './connector-case';
import { only, order } from './order';

const isReversible = ({ kind }: ConnectorCase) => catalogue[kind].reversibility.reversible;

/** A kind can be taken back, or the connector says why not and never does it: as the catalogue has promised. */
export function describeUndo(connector: Connector, cases: readonly ConnectorCase[]): void {
  describe.each(cases.filter(isReversible))(
    `${connector.id}: $kind, taken back`,
    ({ kind, arrange, countEffects }) => {
      it('puts back what was there', async () => {
        const { context, payload } = await arrange();
        const action = connector.actions[kind];
        expect(action?.irreversible).toBeNull();
        const o = order(kind, payload, context.members);
        const before = await action?.readState(context, o.target);
        await action?.execute(context, o.permit(), o);
        const undo = order(kind, payload, context.members);
        const restore = only(before ?? {}, o.intended);
        await action?.compensate(context, undo.permit(), { ...undo, restore });
        expect(await action?.readState(context, o.target)).toEqual(before);
      });

      it('does nothing, and says so, where what it would set is no longer as it was read', async () => {
        const action = connector.actions[kind];
        if (!action) throw new Error(`${connector.id} does not serve ${kind}.`);
        const { context, payload } = await arrange();
        const o = order(kind, payload, context.members);
        const before = await action.readState(context, o.target);
        const expected = only(before, o.intended);
        const other = Object.fromEntries(
          Object.keys(expected).map((field) => [field, 'what somebody else set']),
        );
        const changed = { name: 'ConnectorError', kind: 'changed' };
        await expect(action.execute(context, o.permit(), { ...o, expected: other })).rejects.toMatchObject(
          changed,
        );
        expect(await action.readState(context, o.target)).toEqual(before);
        expect(await countEffects(context.workspaceId)).toBe(0);
        await action.execute(context, o.permit(), { ...o, expected });
        const done = await action.readState(context, o.target);
        const undo = order(kind, payload, context.members);
        const back = { ...undo, restore: expected, expected: other };
        await expect(action.compensate(context, undo.permit(), back)).rejects.toMatchObject(changed);
        const [answer] = await action.compensateMany([
          { context, permit: undo.permit(), instruction: { ...back, idempotencyKey: 'many' } },
        ]);
        expect(answer).toMatchObject({ error: changed });
        expect(await action.readState(context, o.target)).toEqual(done);
        expect(await countEffects(context.workspaceId)).toBe(1);
      });

      it('puts many back in one call, each answered for itself, in their order, once for each key', async () => {
        const action = connector.actions[kind];
        if (!action) throw new Error(`${connector.id} does not serve ${kind}.`);
        const { context, payload } = await arrange();
        const o = order(kind, payload, context.members);
        const before = await action.readState(context, o.target);
        await action.execute(context, o.permit(), o);
        const undo = order(kind, payload, context.members);
        const nothing = order(kind, payload, context.members);
        const restore = only(before, o.intended);
        const many = () => [
          { context, permit: undo.permit(), instruction: { ...undo, restore } },
          {
            context: { ...context, externalId: 'nobody-knows-this', members: ['nobody-knows-this'] },
            permit: nothing.permit(),
            instruction: {
              ...nothing,
              restore: context.members ? { 'nobody-knows-this': null } : restore,
            },
          },
        ];
        const [first, second] = await action.compensateMany(many());
        expect(first).toHaveProperty('receipt');
        expect(second).toMatchObject({ error: { name: 'ConnectorError', kind: 'terminal' } });
        const objects = [
          { context, target: o.target },
          { context, target: o.target },
        ];
        expect(await action.readStates(objects)).toEqual([before, before]);
        expect((await action.compensateMany(many()))[0]).toEqual(first);
      });
    },
  );

  describe.each(cases.filter((each) => !isReversible(each)))(
    `${connector.id}: $kind, never taken back`,
    ({ kind, arrange, countEffects }) => {
      it('says why, and refuses for good', async () => {
        const { context, payload } = await arrange();
        const action = connector.actions[kind];
        expect(action?.irreversible).toMatch(/.{10}/);
        const o = order(kind, payload, context.members);
        const before = await action?.readState(context, o.target);
        await action?.execute(context, o.permit(), o);
        const done = await action?.readState(context, o.target);
        const undo = order(kind, payload, context.members);
        const restore = only(before ?? {}, o.intended);
        await expect(action?.compensate(context, undo.permit(), { ...undo, restore })).rejects.toMatchObject({
          kind: 'terminal',
          message: action?.irreversible,
        });
        expect(await action?.readState(context, o.target)).toEqual(done);
        expect(await countEffects(context.workspaceId)).toBe(1);
      });
    },
  );
}
