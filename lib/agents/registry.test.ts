import { expect, test } from 'vitest';
import { actionKinds } from '@/lib/core/actions/catalogue';
import { agentKinds } from '@/lib/core/runs/agent-kind';
import { agentVersion } from './kit/agent-version';
import { agentDefinitions } from './registry';

test('every agent stands under its own kind and proposes declared kinds only', () => {
  for (const kind of agentKinds) {
    const definition = agentDefinitions[kind];
    expect(definition.kind).toBe(kind);
    expect(definition.proposes.length).toBeGreaterThan(0);
    for (const proposed of definition.proposes) expect(actionKinds).toContain(proposed);
  }
});

test('a change of code, of what it may propose or of the model is another version; order is not', () => {
  const router = agentDefinitions['lead-router'];
  const budget = agentDefinitions['bid-and-budget'];
  const versions = [
    agentVersion(router, null, null),
    agentVersion(router, 'model-1', null),
    agentVersion({ ...router, codeVersion: '1.0.1' }, null, null),
    agentVersion({ ...router, proposes: ['ads.campaign.pause'] }, null, null),
    agentVersion(budget, null, null),
  ];
  expect(new Set(versions).size).toBe(versions.length);
  expect(agentVersion({ ...budget, proposes: [...budget.proposes].reverse() }, null, null)).toBe(
    agentVersion(budget, null, null),
  );
});
