import { describe, expect, it } from 'vitest';
import { practiceOutreach } from '@/lib/connectors/practice-outreach/connector';
import { inTransaction } from '@/lib/db/tx';
import { issuePermit } from '@/lib/permit/issue';
import { changePage } from '@/lib/practice-platform/cms';
import { changeEnrolments } from '@/lib/practice-platform/outreach-enrolments';
import { addSequences } from '@/lib/practice-platform/outreach-sequences';
import { listRequests } from '@/lib/practice-platform/requests';
import { anOutreachSequence } from '../support/builders/a-sequence';
import { aWorkspace } from '../support/builders/a-workspace';
import { aSplit, aVariant, SEGMENT, VARIANT } from '../support/builders/content';
import { describeConnector } from './connector-suite';

/** The tool with one running sequence, and the contacts that are in it. */
async function aTool(enrolled: readonly string[] = []) {
  const { id: workspaceId, outreach } = await aWorkspace();
  await inTransaction(async (tx) => {
    await addSequences(tx, workspaceId, [
      anOutreachSequence(),
      anOutreachSequence({ externalId: 'seq-2', name: 'Other' }),
    ]);
    const set = Object.fromEntries(enrolled.map((id) => [id, 'seq-1']));
    await changeEnrolments(tx, { workspaceId, set, by: 'api' });
  });
  const connection = { id: outreach.id, connector: outreach.connector };
  return { workspaceId, connection, externalId: 'lead-1' };
}
/** The first e-mail of a sequence, with a segment that has a split. */
async function aStep(...changes: Parameters<typeof changePage>[1]['set'][]) {
  const tool = await aTool();
  const { workspaceId } = tool;
  await practiceOutreach.pieces?.listPieces(workspaceId);
  const externalId = 'seq-1#0';
  for (const set of [{ [`${SEGMENT}.split`]: 'base 100 %' }, ...changes])
    await inTransaction((tx) => changePage(tx, { workspaceId, externalId, set, by: 'person:usr_1' }));
  return { ...tool, externalId };
}
const words = (value: string | null) => ({
  [`${VARIANT}.headline`]: value,
  [`${VARIANT}.text`]: value,
  [`${VARIANT}.button`]: value,
});
const audience = async () => ({
  ...(await aTool(['lead-3'])),
  externalId: 'adn_1',
  members: ['lead-1', 'lead-2', 'lead-3'],
});

const countEffects = async (workspaceId: string) => (await listRequests(workspaceId, { limit: 50 })).length;
const purpose = 'sales_outreach';
const enrol = (sequenceId: string) => ({ contactId: 'con_1', sequenceId, purpose });
const enrolAll = (sequenceId: string) => ({ audienceId: 'adn_1', sequenceId, purpose });
const remove = (sequenceId: string) => ({ contactId: 'con_1', sequenceId });

describeConnector(practiceOutreach, [
  {
    kind: 'outreach.contact.enrol',
    arrange: async () => ({ context: await aTool(), payload: enrol('seq-1') }),
    arrangeUnknown: async () => ({ context: await aTool(), payload: enrol('seq-9') }),
    countEffects,
  },
  {
    kind: 'outreach.contact.remove',
    arrange: async () => ({ context: await aTool(['lead-1']), payload: remove('seq-1') }),
    arrangeUnknown: async () => ({ context: await aTool(), payload: remove('seq-1') }),
    countEffects,
  },
  {
    kind: 'outreach.audience.enrol',
    arrange: async () => ({ context: await audience(), payload: enrolAll('seq-1') }),
    arrangeUnknown: async () => ({ context: await audience(), payload: enrolAll('seq-9') }),
    countEffects,
  },
  ...[
    {
      kind: 'outreach.step.publish-variant' as const,
      payload: aVariant(),
      changes: [words('Old'), words(null)],
    },
    { kind: 'outreach.step.set-split' as const, payload: aSplit(), changes: [words('New')] },
  ].map(({ kind: of, payload, changes }) => ({
    kind: of,
    arrange: async () => ({ context: await aStep(...changes), payload }),
    arrangeUnknown: async () => ({
      context: { ...(await aStep(...changes)), externalId: 'seq-9#0' },
      payload,
    }),
    countEffects,
  })),
]);

describe('the practice outreach tool', () => {
  const kind = 'outreach.contact.remove';
  const order = (payload: { sequenceId: string | null }) => ({
    actionId: 'act_1',
    payload: remove('seq-2'),
    intended: payload,
    expected: {},
    idempotencyKey: 'k',
  });

  it('takes a contact out of the sequence that was named, and of no other', async () => {
    const context = await aTool(['lead-1']);
    const action = practiceOutreach.actions[kind];
    const permit = issuePermit({ actionId: 'act_1', executionId: 'exe_1', kind });
    await expect(action?.execute(context, permit, order({ sequenceId: null }))).rejects.toMatchObject({
      kind: 'terminal',
    });
    const state = await action?.readState(context, { type: 'contact', id: 'con_1' });
    expect(state).toEqual({ sequenceId: 'seq-1' });
  });

  it('tells its sequences in the kit’s words, per workspace', async () => {
    const { workspaceId } = await aTool();
    const other = await aWorkspace();
    const { outreach } = practiceOutreach;
    expect(await outreach?.listSequences(workspaceId)).toMatchObject([
      { id: 'seq-1', purpose, steps: [{ delayDays: 0 }, { delayDays: 3 }] },
      { id: 'seq-2' },
    ]);
    expect(await outreach?.readSequence(other.id, 'seq-1')).toBeNull();
    expect(await outreach?.listSequences(other.id)).toEqual([]);
  });
});
