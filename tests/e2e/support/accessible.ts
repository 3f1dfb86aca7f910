import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Nothing on the page as it stands breaks an accessibility rule that a machine can check. The test goes on, and fails at its end. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  // A transition of a dialog's opacity would be measured as a poor contrast.
  await expect
    .poll(() => page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length))
    .toBe(0);
  // Without frames to put together, the rules can run in the page itself: no second page is opened for them. Of what passes, which
  // is nearly everything, no account of each element is wanted.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .setLegacyMode()
    .analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map((node) => node.html.slice(0, 200)),
  }));
  expect.soft(found, where).toEqual([]);
}
