import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of a browser profile in which one of these texts stands, in the encodings a browser writes. */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'latin1'),
  ]);
  const found: string[] = [];
  const visit = async (path: string): Promise<void> => {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) await visit(inside);
      else if (entry.isFile()) {
        const bytes = await readFile(inside).catch(() => null);
        if (bytes && needles.some((needle) => bytes.includes(needle))) found.push(inside.slice(folder.length + 1));
      }
    }
  };
  await visit(folder);
  return found;
}
