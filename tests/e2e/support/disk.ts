import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APP_HOST } from '../../sandbox';

/**
 * Files of a browser profile in which one of these texts stands, in the encodings a browser writes: `file : text`.
 * Left out: the browser's own cache of the démarche site's answers (Firefox keeps them), which hold what any person
 * filling the form would leave there.
 */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) =>
    (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => ({ text, bytes: Buffer.from(text, encoding) })),
  );
  const found: string[] = [];
  const visit = async (path: string): Promise<void> => {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) await visit(inside);
      else if (entry.isFile()) {
        const content = await readFile(inside).catch(() => null);
        const held = content && needles.find(({ bytes }) => content.includes(bytes));
        // The browser's own copies of the site's page (its cache; its form, to restore the tab), as if the person had typed.
        const ofTheSite =
          /^(cache2|Default\/Sessions)\//.test(inside.slice(folder.length + 1)) &&
          content?.includes(`https://${APP_HOST}/`);
        if (held && !ofTheSite) found.push(`${inside.slice(folder.length + 1)} : ${held.text}`);
      }
    }
  };
  await visit(folder);
  return found;
}
