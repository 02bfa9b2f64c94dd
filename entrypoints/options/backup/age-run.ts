/** Asks the worker; ends it whatever happens. */
import { BackupError, type RefusalCode } from '../../../lib/vault/backup';
import AgeWorker from './age.worker?worker';

export type AgeQuestion =
  | { what: 'seal'; text: string; passphrase: string }
  | { what: 'open'; file: Uint8Array; passphrase: string };
export type AgeAnswer =
  | { what: 'sealed'; file: Uint8Array<ArrayBuffer> }
  | { what: 'opened'; text: string }
  | { what: 'refused'; code: RefusalCode };

/** @throws BackupError `no-memory` */
export async function sealFile(
  text: string,
  passphrase: string,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await ask({ what: 'seal', text, passphrase }, signal);
  if (answer.what !== 'sealed') throw new BackupError('no-memory');
  return answer.file;
}

/** @throws BackupError for the file */
export async function openFile(file: Uint8Array, passphrase: string, signal: AbortSignal): Promise<string> {
  const answer = await ask({ what: 'open', file, passphrase }, signal);
  if (answer.what !== 'opened') throw new BackupError('no-memory');
  return answer.text;
}

function ask(question: AgeQuestion, signal: AbortSignal): Promise<AgeAnswer> {
  const worker = new AgeWorker();
  return new Promise<AgeAnswer>((done, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason));
    worker.onerror = () => fail(new BackupError('no-memory'));
    worker.onmessage = ({ data }: MessageEvent<AgeAnswer>) =>
      data.what === 'refused' ? fail(new BackupError(data.code)) : done(data);
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
