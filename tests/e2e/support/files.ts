/** Files given to a page and taken from it, without a folder of downloads. */
import type { Tab } from '../../tools/stage';

/** scrypt takes its time on purpose, more so on a busy machine. */
const SLOW = 60_000;

/** What the browser would have saved: the folder of downloads is the browser's, the bytes are ours. */
export async function saved(tab: Tab, gesture: () => Promise<void>): Promise<{ name: string; bytes: number[] }> {
  await tab.fn(() => {
    const page = globalThis as unknown as { taken: { name: string; blob: Blob } | null };
    page.taken = null;
    let last: Blob | null = null;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      last = blob as Blob;
      return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      if (last !== null) page.taken = { name: this.download, blob: last };
    };
  });
  await gesture();
  await tab.waitFor(() => (globalThis as unknown as { taken: object | null }).taken !== null, { timeout: SLOW });
  return tab.fn(async () => {
    const { name, blob } = (globalThis as unknown as { taken: { name: string; blob: Blob } }).taken;
    return { name, bytes: [...new Uint8Array(await blob.arrayBuffer())] };
  });
}

/** Gives a file to a box, as a person who chose it. */
export function choose(tab: Tab, label: string, name: string, bytes: number[]): Promise<void> {
  return tab.fn(
    (wanted: string, fileName: string, content: number[]) => {
      const caption = [...document.querySelectorAll('label')].find((each) => each.textContent === wanted);
      const box = caption?.control as HTMLInputElement;
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(content)], fileName));
      box.files = files.files;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    },
    label,
    name,
    bytes,
  );
}
