import { useEffect, useState } from 'react';

export type Theme = 'system' | 'light' | 'dark';
const KEPT = 'parley.theme';

/** Light or dark, as the machine has it or as one has chosen. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => (localStorage.getItem(KEPT) as Theme | null) ?? 'system');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEPT, theme);
  }, [theme]);
  return [theme, setTheme];
}
