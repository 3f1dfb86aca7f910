'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { MenuChoice, MenuLabel } from '../ui/menu';

const options = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'As the system', icon: Monitor },
];

/** Light, dark, or as the system says; inside a menu. */
export function ThemeChoice() {
  const { theme = 'system', setTheme } = useTheme();
  return (
    <>
      <MenuLabel>Appearance</MenuLabel>
      <MenuChoice value={theme} onValueChange={setTheme} options={options} />
    </>
  );
}
