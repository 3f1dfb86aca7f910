import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { defaultContactRules } from '@/lib/core/contactability/contact-rules';
import { ContactRulesEditor } from './contact-rules-editor';

const draw = (over = {}, disabled = false) =>
  renderToStaticMarkup(
    <ContactRulesEditor
      value={{ ...defaultContactRules, ...over }}
      onChange={() => {}}
      disabled={disabled}
    />,
  );

test('says the rules in sentences, each input by a name of its own', () => {
  const html = draw();
  expect(html.replace(/<[^>]+>/g, '')).toContain('days after a contact no other agent');
  const labels = [...html.matchAll(/<input[^>]*aria-label="([^"]+)"/g)].map((match) => match[1]);
  expect(labels.length).toBeGreaterThan(7);
  expect(new Set(labels).size).toBe(labels.length);
});

test('says what is wrong where it stands', () => {
  const backwards = draw({ contactHours: { fromHour: 20, toHour: 8, days: [1] } });
  expect(backwards).toContain('must be later than the one at which it begins');
  expect(draw({ contactHours: { fromHour: 8, toHour: 20, days: [] } })).toContain('Choose at least one day');
});

test('can be looked at by those who may not change it', () => {
  const inputs = [...draw({}, true).matchAll(/<input[^>]*type="number"[^>]*>/g)].map(([input]) => input);
  expect(inputs.length).toBeGreaterThan(0);
  for (const input of inputs) expect(input).toContain('disabled');
});
