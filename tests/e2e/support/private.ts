/** Private windows, opened by the extension as the person's own would be (`privateWindows` of the stage lets it in). */
import { type Stage, Tab, until } from '../../tools/stage';

interface Api {
  windows: { create(what: { incognito: true; url: string }): Promise<{ tabs: { id: number }[] }> };
}

/** A page alone in a private window. */
export async function openPrivately(stage: Stage, url: string): Promise<Tab> {
  const before = new Set(await stage.driver.pages());
  const id = await stage.inExtension(async (address: string) => {
    const { windows } = (globalThis as unknown as { chrome: Api }).chrome;
    return (await windows.create({ incognito: true, url: address })).tabs[0]?.id;
  }, url);
  return until(
    async () => {
      for (const page of await stage.driver.pages()) {
        if (before.has(page) || id === undefined) continue;
        // Firefox tells no address of these pages from outside.
        if ((await page.evaluate('location.href')) === url) return new Tab(stage, page, id);
      }
      return null;
    },
    { what: `${url} dans une fenêtre privée` },
  );
}
