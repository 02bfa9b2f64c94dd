type FileType = 'text/html' | 'text/csv' | 'application/json' | 'application/octet-stream';

/** Hands a text, or bytes, to the browser as a file to save, by the person's own gesture. Nothing is sent. */
export function saveFile(name: string, type: FileType, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(
    new Blob([content], { type: typeof content === 'string' ? `${type};charset=utf-8` : type }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken its copy by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
