import { describe, expect, it } from 'vitest';
import { type SourceConfig, sourceConfigSchema } from '@/lib/core/sources/source-config';
import { snippetsOf } from './snippets';

const textOf = (config: SourceConfig, address: string) =>
  snippetsOf({ config, address }, 'mdts_1')
    .map(({ code }) => code)
    .join('\n');
const config = (value: unknown) => sourceConfigSchema.parse(value);

describe('snippetsOf', () => {
  it('gives a website its script, a library and a request, each with the key', () => {
    const snippets = snippetsOf(
      { config: config({ format: 'segment' }), address: 'https://example.com/v1' },
      'mdts_1',
    );
    expect(snippets.map(({ code }) => code.includes('mdts_1'))).toEqual([true, true, true]);
    const all = snippets.map(({ code }) => code).join('\n');
    expect(all).toContain('src="https://example.com/tracking/mandate.js"');
    expect(all).toContain("host: 'https://example.com'");
    expect(all).toContain('curl https://example.com/v1/batch');
  });

  it('puts the key where nothing else tells a source', () => {
    const text = textOf(config({ format: 'mail' }), 'https://example.com/api/webhooks/src_1');
    expect(text).toContain('https://example.com/api/webhooks/src_1?key=mdts_1');
    expect(text).toContain('Authorization: Bearer mdts_1');
  });

  it('shows no key where requests are signed, and nothing where there are none', () => {
    for (const scheme of ['hubspot', 'standard_webhooks'])
      expect(
        textOf(config({ format: 'cloudevents', signature: { scheme } }), 'https://example.com/hook'),
      ).toBe('https://example.com/hook');
    const salesforce = config({
      format: 'salesforce',
      signature: { scheme: 'salesforce', organizationIds: ['00D5g000004abcd'] },
    });
    expect(textOf(config({ format: 'file' }), 'https://example.com/hook')).toBe('');
    expect(textOf(salesforce, 'https://example.com/hook')).toBe('https://example.com/hook?secret=SECRET');
  });
});
