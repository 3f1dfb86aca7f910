import { describe, expect, it } from 'vitest';
import { addSourceBodySchema } from '@/lib/contracts/sources';
import {
  addDraftSchema,
  draftOfSource,
  editDraftSchema,
  emptySourceDraft,
  type SourceDraft,
  suggestName,
} from './source-draft';

const draft = (fields: Partial<SourceDraft>): SourceDraft => ({
  ...emptySourceDraft,
  title: 'Shop',
  name: 'shop',
  ...fields,
});
const problemsOf = (fields: Partial<SourceDraft>) =>
  addDraftSchema.safeParse(draft(fields)).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('what is typed of a source', () => {
  it('becomes a request', () => {
    expect(addDraftSchema.parse(draft({}))).toEqual({
      name: 'shop',
      title: 'Shop',
      config: { format: 'segment', signature: { scheme: 'key' } },
      secrets: [],
    });
  });

  it('takes the usual scheme where the chosen one does not go with the source', () => {
    const { config, secrets } = addDraftSchema.parse(
      draft({ what: 'hubspot', scheme: 'hmac', secrets: 'first-secret\n\n second-secret ' }),
    );
    expect(config.signature).toEqual({ scheme: 'hubspot' });
    expect(secrets).toEqual(['first-secret', 'second-secret']);
  });

  it('has each problem at the field where it can be mended', () => {
    expect(problemsOf({ name: 'Shop!', title: ' ' })).toEqual(['name', 'title']);
    expect(problemsOf({ what: 'feed', url: 'news' })).toEqual(['url']);
    expect(problemsOf({ what: 'pull', connector: '', backfillDays: 'all' })).toEqual([
      'connector',
      'backfillDays',
    ]);
    expect(problemsOf({ what: 'pull', connector: 'practice-crm', backfillDays: '' })).toEqual([
      'backfillDays',
    ]);
    expect(addDraftSchema.parse(draft({ what: 'pull', connector: 'practice-crm' })).config).toMatchObject({
      pull: { connector: 'practice-crm', backfillDays: 90 },
    });
    expect(problemsOf({ what: 'hubspot' })).toEqual(['secrets']);
    expect(problemsOf({ what: 'hubspot', secrets: 'short' })).toEqual(['secrets']);
    expect(problemsOf({ what: 'salesforce', organizationIds: '', secrets: 'long enough' })).toEqual([
      'organizationIds',
    ]);
    const byPhone = { ids: [{ type: 'phone' as const, namespace: '', path: 'tel' }] };
    const event = { by: 'text' as const, value: 'Signed up' };
    expect(problemsOf({ what: 'json', mapping: { ...emptySourceDraft.mapping, ...byPhone, event } })).toEqual(
      ['mapping.fields.email'],
    );
    expect(problemsOf({ what: 'json', scheme: 'hmac', secrets: 'long enough' })).toEqual([
      'mapping.fields.email',
      'mapping.event.value',
      'hmac.header',
    ]);
  });

  it('has problems of a mapping at its fields', () => {
    const mapping = {
      ...emptySourceDraft.mapping,
      kind: 'email.reported' as const,
      ids: [{ type: 'crm' as const, namespace: '', path: '' }],
      reportPath: 'event',
      reportValues: 'opn = open',
    };
    expect(new Set(problemsOf({ what: 'json', mapping }))).toEqual(
      new Set(['mapping.ids.0.path', 'mapping.ids.0.namespace', 'mapping.reportValues']),
    );
  });

  it('is the same source again when it is read back', () => {
    const body = addSourceBodySchema.parse({
      name: 'orders',
      title: 'Orders',
      secrets: ['a secret of it'],
      config: {
        format: 'json',
        signature: { scheme: 'hmac', header: 'X-Sign', algorithm: 'sha1', encoding: 'base64', prefix: 'v=' },
        mapping: {
          kind: 'record.changed',
          items: 'data.rows',
          ids: [{ type: 'crm', namespace: 'erp', path: 'buyer.id' }],
          fields: { email: 'buyer.email' },
          account: { externalId: 'firm.id', employees: 'firm.size' },
          object: { text: 'order' },
          recordId: 'id',
        },
      },
    });
    expect(addDraftSchema.parse({ ...draftOfSource(body), secrets: 'a-secret-of-it' }).config).toEqual(
      body.config,
    );
  });

  it('keeps the secrets of a source where none are typed, and asks for some where there are none', () => {
    const hubspot = draft({ what: 'hubspot' });
    expect(editDraftSchema(true).parse(hubspot)).toEqual({
      title: 'Shop',
      config: { format: 'hubspot', signature: { scheme: 'hubspot' } },
    });
    expect(editDraftSchema(false).safeParse(hubspot).error?.issues[0]?.path).toEqual(['secrets']);
  });
});

describe('suggestName', () => {
  it.each([
    ['Web shop', 'web-shop'],
    ['  1. Café & Bar! ', 'cafe-bar'],
    ['a'.repeat(60), 'a'.repeat(40)],
    ['网店', ''],
  ])('makes of %s the name %s', (title, name) => expect(suggestName(title)).toBe(name));
});
