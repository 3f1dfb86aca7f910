import { describe, expect, it } from 'vitest';
import { findNavItem, navHref, navItems } from './nav-items';

describe('navigation', () => {
  it('gives every item a shortcut of its own', () => {
    const shortcuts = navItems.map((item) => item.shortcut);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  it('finds the item of a page and of the pages below it', () => {
    expect(findNavItem('acme', '/acme/runs')?.label).toBe('Runs');
    expect(findNavItem('acme', '/acme/runs/run_1')?.label).toBe('Runs');
    expect(findNavItem('acme', '/acme/sources/deliveries/dlv_1')?.label).toBe('Sources');
    expect(findNavItem('acme', '/acme/settings/api-keys')?.label).toBe('API keys');
    expect(findNavItem('acme', '/acme/runsheet')).toBeUndefined();
    expect(findNavItem('acme', '/other/runs')).toBeUndefined();
  });

  it('builds addresses below the workspace', () => {
    expect(navHref('acme', 'overview')).toBe('/acme/overview');
  });
});
