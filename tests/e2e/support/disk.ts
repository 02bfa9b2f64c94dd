import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APP_HOST } from '../../sandbox';
import type { Stage } from '../../tools/stage';

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
        const held = needles.filter(({ bytes }) => content?.includes(bytes)).map(({ text }) => text);
        // The browser's own copies of the site's page (its cache; its form, to restore the tab), as if the person had typed.
        const ofTheSite =
          /^(cache2|Default\/Sessions)\//.test(inside.slice(folder.length + 1)) &&
          content?.includes(`https://${APP_HOST}/`);
        if (!ofTheSite) for (const text of new Set(held)) found.push(`${inside.slice(folder.length + 1)} : ${text}`);
      }
    }
  };
  await visit(folder);
  return found;
}

/** A text that says as much as another and that nobody would look for. */
const backwards = (text: string): string => [...text].reverse().join('');

/**
 * The control of a search: the same texts, backwards and in the clear, in a database beside the vault's. Browsers pack
 * what they store: finding these shows that the search would have found the others.
 */
export async function plantControl(stage: Stage, texts: readonly string[]): Promise<void> {
  await stage.inExtension(
    (values: string[]) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('control', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
          for (const [at, value] of values.entries()) writing.objectStore('rows').put({ kind: 'control', value }, at);
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
          writing.onabort = () => fail(writing.error);
        };
      }),
    texts.map(backwards),
  );
}

/** Those of the texts whose control is found nowhere in the profile: for these the search proves nothing. */
export async function unseen(folder: string, texts: readonly string[]): Promise<string[]> {
  const found = await filesHolding(folder, texts.map(backwards));
  return texts.filter((text) => !found.some((each) => each.endsWith(` : ${backwards(text)}`)));
}
