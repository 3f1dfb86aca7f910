import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { defaultBrandGuidelines } from '@/lib/core/brand-safety/default-guidelines';
import { BrandGuidelinesEditor } from './brand-guidelines-editor';

const draw = (invalid: Record<string, string> = {}, disabled = false) =>
  renderToStaticMarkup(
    <BrandGuidelinesEditor
      value={{ ...defaultBrandGuidelines, competitors: [{ name: 'Acme', verdict: 'deny' }] }}
      onChange={() => {}}
      disabled={disabled}
      invalid={invalid}
      people={[{ type: 'person', id: 'usr_1', name: 'Ada Legal', isSample: true }]}
    />,
  );

test('shows every section, each input by a name of its own', () => {
  const html = draw();
  for (const text of [
    'value="risk-free"',
    'value="Acme"',
    'Ada Legal',
    'written by an AI agent',
    'clinically proven',
  ])
    expect(html).toContain(text);
  const labels = [...html.matchAll(/<input[^>]*aria-label="([^"]+)"/g)].map((match) => match[1]);
  expect(labels.length).toBeGreaterThan(20);
  expect(new Set(labels).size).toBe(labels.length);
});

test('says what is wrong where it stands', () => {
  const html = draw({
    'forbiddenPhrases[1].phrase': 'is empty',
    'allowedLinkDomains[0]': 'has to be a domain',
  });
  const second = html.slice(html.indexOf('Phrase 2'), html.indexOf('Phrase 3'));
  expect(second).toContain('is empty');
  expect(html).toContain('has to be a domain');
});

test('can be looked at by those who may not change it', () => {
  const inputs = [...draw({}, true).matchAll(/<(?:input|textarea|button)[^>]*>/g)].map(
    ([control]) => control,
  );
  expect(inputs.filter((control) => !/disabled|type="hidden"|aria-hidden/.test(control))).toEqual([]);
});
