import { browser } from 'wxt/browser';

/**
 * Is this page of ours in a private window? Firefox keeps nothing there, and refuses most writes; set to never remember,
 * it has no other kind. Chromium answers no: there our pages rest in the ordinary profile, private window or not.
 */
export function inPrivateWindow(): boolean {
  return (browser as Partial<typeof browser>).extension?.inIncognitoContext === true;
}
