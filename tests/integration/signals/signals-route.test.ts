import { beforeEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/signals/route';
import { newApiKey } from '@/lib/auth/api-key';
import { recordSignalsResponseSchema } from '@/lib/contracts/signals';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { anEngagement } from '../../support/builders/a-signal';
import { aWorkspace } from '../../support/builders/a-workspace';
import { addMember, noParams, ORIGIN } from '../auth/support';

let workspaceId: string;
let key: string;
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
  key = await aKey(['signals.write']);
});

async function aKey(permissions: string[]): Promise<string> {
  const creator = await addMember(workspaceId, ['admin'], { isSample: true });
  const made = newApiKey();
  const row = {
    id: newId('key'),
    workspaceId,
    name: 'Test',
    prefix: made.prefix,
    keyHash: made.keyHash,
    permissions,
  };
  await db().apiKey.create({ data: { ...row, createdById: creator.id, createdAt: now() } });
  return made.key;
}

async function post(body: string, contentType = 'application/json', bearer = key) {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': contentType };
  const response = await POST(
    new Request(`${ORIGIN}/api/v1/signals`, { method: 'POST', headers, body }),
    noParams,
  );
  return { status: response.status, json: (await response.json()) as unknown };
}
const ok = async (body: string, contentType?: string) => {
  const { status, json } = await post(body, contentType);
  expect(status).toBe(200);
  return recordSignalsResponseSchema.parse(json);
};

describe('POST /api/v1/signals', () => {
  it('takes one signal, an array, or one per line', async () => {
    expect(await ok(JSON.stringify(anEngagement()))).toMatchObject({ accepted: 1, results: [{ index: 0 }] });
    const two = [anEngagement(), anEngagement({ messageId: 'm-2' })];
    expect(await ok(JSON.stringify(two))).toMatchObject({ accepted: 1, duplicates: 1, rejected: 0 });
    const lines = [anEngagement({ messageId: 'm-3' }), anEngagement({ messageId: 'm-4' })].map((signal) =>
      JSON.stringify(signal),
    );
    expect(await ok(`${lines.join('\r\n')}\n\n`, 'application/x-ndjson; charset=utf-8')).toMatchObject({
      accepted: 2,
    });
  });

  it('answers a bad line by its number and keeps the good ones', async () => {
    const body = `${JSON.stringify(anEngagement())}\n{"half":\n"text"\n`;
    const answer = await ok(body, 'application/x-ndjson');
    expect(answer).toMatchObject({
      accepted: 1,
      rejected: 2,
      results: [{ status: 'accepted' }, { index: 1 }, { index: 2 }],
    });
    expect(answer.results[1]?.errors?.[0]?.message).toContain('is not JSON');
  });

  it('refuses what is no body of signals as a whole', async () => {
    expect((await post('[]')).status).toBe(400);
    expect((await post('{')).status).toBe(400);
    expect((await post('a,b', 'text/csv')).status).toBe(415);
    expect(await db().signal.count({ where: { workspaceId } })).toBe(0);
  });

  it('needs a key of this workspace that may write signals', async () => {
    const body = JSON.stringify(anEngagement());
    expect((await post(body, undefined, await aKey(['audit.read']))).status).toBe(403);
    expect((await post(body, undefined, `mdt_${'0'.repeat(8)}_${'0'.repeat(40)}`)).status).toBe(401);
    expect(await db().signal.count({ where: { workspaceId } })).toBe(0);
  });
});
