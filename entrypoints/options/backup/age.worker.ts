/** The slow work on a backup file, beside the screen. It keeps nothing: one question, one answer, and it is ended. */
import { openText, sealText } from '../../../lib/vault/backup/age-file';
import { BackupError } from '../../../lib/vault/backup/refusals';
import type { AgeAnswer, AgeQuestion } from './age-run';

interface Here {
  onmessage: ((event: { data: AgeQuestion }) => void) | null;
  postMessage(answer: AgeAnswer): void;
}

const here = globalThis as unknown as Here;

here.onmessage = async ({ data }) => {
  try {
    if (data.what === 'seal') here.postMessage({ what: 'sealed', file: await sealText(data.text, data.passphrase) });
    else here.postMessage({ what: 'opened', text: await openText(data.file, data.passphrase) });
  } catch (error) {
    here.postMessage({ what: 'refused', code: error instanceof BackupError ? error.code : 'no-memory' });
  }
};
