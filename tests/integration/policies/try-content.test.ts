import { beforeEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/policies/try-content/route';
import { newApiKey } from '@/lib/auth/api-key';
import { tryContentResultSchema } from '@/lib/contracts/brand-safety';
import { defaultBrandGuidelines } from '@/lib/core/brand-safety/default-guidelines';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { aWorkspace } from '../../support/builders/a-workspace';
import { addMember, noParams, ORIGIN } from '../auth/support';

let workspaceId: string;
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
});

async function post(body: unknown, permissions = ['workspace.read']) {
  const creator = await addMember(workspaceId, ['admin'], { isSample: true });
  const made = newApiKey();
  await db().apiKey.create({
    data: {
      id: newId('key'),
      workspaceId,
      name: 'Test',
      prefix: made.prefix,
      keyHash: made.keyHash,
      permissions,
      createdById: creator.id,
      createdAt: now(),
    },
  });
  const response = await POST(
    new Request(`${ORIGIN}/api/v1/policies/try-content`, {
      method: 'POST',
      headers: { authorization: `Bearer ${made.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    noParams,
  );
  return { status: response.status, json: (await response.json()) as unknown };
}

const text = 'This is b\u0443 far risk-free, you fucking genius! See https://evil.example.';
const fields = [{ name: 'body', text, channel: 'email' }];

describe('POST /api/v1/policies/try-content', () => {
  it('says what the guidelines in force object to, and where', async () => {
    const { status, json } = await post({ fields });
    expect(status).toBe(200);
    const { verdict, findings } = tryContentResultSchema.parse(json);
    expect(verdict).toBe('deny');
    const found = new Map(findings.map(({ rule, start, end }) => [rule, text.slice(start, end)]));
    expect(found.get('brand.forbidden-phrase')).toBe('risk-free');
    expect(found.get('brand.profanity')).toBe('fucking');
    expect(found.get('brand.link-domain')).toBe('https://evil.example');
    expect(found.has('brand.disclosure')).toBe(true);
  });

  it('asks guidelines that are not in force yet', async () => {
    const guidelines = {
      ...defaultBrandGuidelines,
      forbiddenPhrases: [{ phrase: 'genius', reason: 'No.', verdict: 'escalate' }],
      allowedLinkDomains: ['evil.example'],
      profanity: { check: false },
      toxicity: { askAbove: 1, refuseAbove: 1 },
    };
    const { json } = await post({ fields, guidelines, byAgent: false });
    const { verdict, findings } = tryContentResultSchema.parse(json);
    expect(verdict).toBe('escalate');
    expect(findings.map(({ quote }) => quote)).toEqual(['genius']);
  });

  it('names what is wrong with the guidelines', async () => {
    const guidelines = { ...defaultBrandGuidelines, allowedLinkDomains: ['https://example.com'] };
    const { status, json } = await post({ fields, guidelines });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      invalidParams: [
        { name: 'guidelines.allowedLinkDomains[0]', reason: expect.stringContaining('without https') },
      ],
    });
  });

  it('is for those who may read', async () => {
    expect((await post({ fields }, ['signals.write'])).status).toBe(403);
  });
});
