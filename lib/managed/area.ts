/** What the administrator wrote for this browser (`storage.managed`), as it comes. Read-only, and read anew each time. */
import { browser } from 'wxt/browser';

interface Area {
  get(keys: null): Promise<unknown>;
}

/** Empty when nothing is set: Firefox rejects then, Chrome answers an empty object. Never rejects. */
export async function readArea(): Promise<Readonly<Record<string, unknown>>> {
  const { managed } = (browser.storage ?? {}) as { managed?: Area };
  try {
    const found = await managed?.get(null);
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? { ...found } : {};
  } catch {
    return {};
  }
}

/** Calls back when the administrator changes anything (Chrome; Firefox reads it once, as it starts). Returns the end of it. */
export function onManagedChange(callback: () => void): () => void {
  const listener = (_: unknown, area: string): void => {
    if (area === 'managed') callback();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
