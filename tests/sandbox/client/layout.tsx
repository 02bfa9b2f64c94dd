import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components-1-13';
import { settings } from './settings.ts';

/** Around every React part: the language of the page. */
export function Layout({ children }: { children: ReactNode }): ReactNode {
  return <I18nProvider locale={settings.lang === 'fr' ? 'fr-FR' : 'en-GB'}>{children}</I18nProvider>;
}
