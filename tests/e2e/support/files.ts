import type { Tab } from '../../tools/stage';

/** Gives a file to a box, as a person who chose it. */
export function chooseFile(tab: Tab, label: string, name: string, bytes: number[]): Promise<void> {
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
