import { type APIRequestContext, expect } from '@playwright/test';
import type { RunDetail } from '@/lib/contracts/runs';
import { queryRows } from './database';
import { workspace } from './sample';
import { baseUrl } from './test';

/** Reads from the API with the session of `request`. */
export async function readApi<T>(request: APIRequestContext, path: string): Promise<T> {
  const response = await request.get(path, { headers: { 'mandate-workspace': workspace } });
  expect(response.status(), `${path}: ${await response.text()}`).toBe(200);
  return (await response.json()) as T;
}

/** What is stored of people is sealed: it is read as a person would. */
async function traitsOfTheBest(request: APIRequestContext): Promise<unknown> {
  const { rows } = await readApi<{ rows: { id: string }[] }>(request, '/api/v1/contacts?sort=-score&limit=1');
  return (await readApi<{ traits: unknown }>(request, `/api/v1/contacts/${rows[0]?.id}`)).traits;
}

/**
 * Sends, as a website would, the engagement of a new contact that is as promising as the best one of the sample, and so worth
 * an owner. Gives the id of the signal.
 */
export async function sendLead(
  request: APIRequestContext,
  { key, name, tier }: { key: string; name: string; tier: 'tier_1' | 'tier_3' },
): Promise<string> {
  const traits = await traitsOfTheBest(request);
  const response = await request.post('/api/v1/signals', {
    headers: { authorization: `Bearer ${key}` },
    data: {
      kind: 'lead.engaged',
      source: 'website',
      messageId: `message of ${name}`,
      occurredAt: new Date().toISOString(),
      payload: {
        contact: {
          externalId: name,
          region: 'DACH',
          traits,
        },
        account: { externalId: `account-of-${name}`, name: `Account of ${name}`, tier },
      },
    },
  });
  const body = (await response.json()) as { accepted: number; results: { signalId?: string }[] };
  expect(body).toMatchObject({ accepted: 1 });
  return body.results[0]?.signalId ?? '';
}

/** The run that a signal has led to, once its action has come to `status`. */
export async function runOfSignal(
  request: APIRequestContext,
  signalId: string,
  status: string,
): Promise<RunDetail> {
  const find = async () => {
    const { rows } = await readApi<{ rows: { id: string; actionStatuses: string[] }[] }>(
      request,
      `/api/v1/runs?q=${signalId}`,
    );
    return rows[0];
  };
  await expect
    .poll(async () => (await find())?.actionStatuses, { message: 'what became of the signal' })
    .toEqual([status]);
  return readApi<RunDetail>(request, `/api/v1/runs/${(await find())?.id}`);
}

/**
 * A run that waits for a person, made for this test: whatever others have answered, none is taken from them. For a moment the
 * router asks about everything.
 */
export async function aWaitingRun(request: APIRequestContext, name: string): Promise<RunDetail> {
  const created = await request.post('/api/v1/api-keys', {
    headers: { 'mandate-workspace': workspace, origin: baseUrl() },
    data: { name: `key of ${name}`, permissions: ['signals.write'], expiresInDays: 1 },
  });
  expect(created.status(), await created.text()).toBe(201);
  const { key } = (await created.json()) as { key: string };
  // Leads without a number of employees are in a segment of their own: a level set for it goes before that of all.
  const [before] = await queryRows<{ level: string }>(
    `DELETE FROM autonomy_settings WHERE ${ofUnknownSize} RETURNING level`,
  );
  const setLevel = (level: string) =>
    queryRows(
      `INSERT INTO autonomy_settings (id, workspace_id, agent_id, kind, segment, level, reason, set_at)
        SELECT 'aut_e2e', workspace_id, id, 'crm.contact.assign-owner', 'unknown', $1::autonomy_level, 'A test', now()
        FROM agents WHERE kind = 'lead-router' AND workspace_id = (SELECT id FROM workspaces WHERE slug = 'sample')
        ON CONFLICT (agent_id, kind, segment) DO UPDATE SET level = EXCLUDED.level`,
      [level],
    );
  await setLevel('ask');
  try {
    const signalId = await sendLead(request, { key, name, tier: 'tier_3' });
    return await runOfSignal(request, signalId, 'awaiting_approval');
  } finally {
    await setLevel(before?.level ?? 'act');
  }
}

const ofUnknownSize = "kind = 'crm.contact.assign-owner' AND segment = 'unknown'";
