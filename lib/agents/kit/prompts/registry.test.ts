import { expect, test } from 'vitest';
import { promptHash } from './prompt';
import { publishedPrompts } from './published';
import { prompts } from './registry';

test('a changed prompt has a new version', () => {
  for (const [name, prompt] of Object.entries(prompts)) {
    expect(prompt.name).toBe(name);
    const key = `${name}@${prompt.version}`;
    expect(
      { key, hash: publishedPrompts[key] },
      `${name} has changed: raise its version and add the line '${name}@N': '…' to published.ts`,
    ).toEqual({ key, hash: promptHash(prompt) });
  }
});

test('every word of a prompt is part of its hash', () => {
  const prompt = prompts['owner-note'];
  const hashes = [
    prompt,
    { ...prompt, instructions: `${prompt.instructions} ` },
    { ...prompt, version: prompt.version + 1 },
    { ...prompt, maxOutputTokens: 1 },
    { ...prompt, form: prompts['outreach-email'].form },
  ].map(promptHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});
