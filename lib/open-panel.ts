import { browser } from 'wxt/browser';

interface PanelDoors {
  /** Chrome. */
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
  /** Firefox. */
  sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens the panel beside the page. Both browsers want it in the very gesture of the person: nothing may be awaited
 * before. Resolves to false where the browser has no such place.
 */
export async function openPanel(windowId: number | undefined): Promise<boolean> {
  const { sidePanel, sidebarAction } = browser as unknown as PanelDoors;
  // The polyfill does not know Chrome's panel: its own object does.
  const native = (globalThis as { chrome?: PanelDoors }).chrome?.sidePanel ?? sidePanel;
  if (native !== undefined && windowId !== undefined) {
    await native.open({ windowId });
    return true;
  }
  if (sidebarAction !== undefined) {
    await sidebarAction.open();
    return true;
  }
  return false;
}
