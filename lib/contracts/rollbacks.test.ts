import { expect, test } from 'vitest';
import { requestRollbackBodySchema, rollbackStartSchema } from './rollbacks';

const from = '2026-11-01T10:00:00Z';

test('an address that asks for a rollback begins it with what it names', () => {
  expect(rollbackStartSchema.parse({ new: 'source', id: 'crm', from })).toEqual({
    by: 'source',
    id: 'crm',
    from,
  });
  expect(rollbackStartSchema.parse({ new: 'window', from })).toEqual({ by: 'window', from });
});

test('a play begins it with what it did', () => {
  expect(rollbackStartSchema.parse({ new: 'play', id: 'ply_1' })).toEqual({ by: 'play', id: 'ply_1' });
});

test.each([
  {},
  { new: 'play' },
  { new: 'window', from, id: 'agt_1' },
  { new: 'source', from },
  { new: 'source', id: ['a', 'b'] },
  { new: 'actions', id: 'x' },
  { new: 'source', id: 'crm', from: 'yesterday' },
  { new: 'source', id: 'crm', from, to: '2026-10-01T00:00:00Z' },
  { new: 'source', id: 'crm', reason: 'put into my mouth' },
])('an address that asks for nothing sensible begins nothing: %j', (search) => {
  expect(rollbackStartSchema.safeParse(search).success).toBe(false);
});

test.each([
  ['agentVersion', { by: 'connection', id: 'cnn_1', agentVersion: 'v2' }],
  ['actionIds', { by: 'agent', id: 'agt_1', actionIds: ['act_1'] }],
  ['id', { by: 'window', from, id: 'agt_1' }],
  ['id', { by: 'actions', actionIds: ['act_1'], id: 'run_1' }],
])('what would narrow nothing is refused, not passed over: %s', (field, selector) => {
  const { error } = requestRollbackBodySchema.safeParse({ selector, reason: 'It was wrong.' });
  expect(error?.issues).toMatchObject([{ path: ['selector', field] }]);
});

test('one version of an agent can be asked for', () => {
  const selector = { by: 'agent', id: 'agt_1', agentVersion: 'v2', from };
  expect(requestRollbackBodySchema.safeParse({ selector, reason: 'It was wrong.' }).success).toBe(true);
});
