import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { agreementEndings } from '../../../lib/profile/agreements';
import { toFrenchWords } from '../../../lib/profile/dates';
import type { Client } from '../../../lib/profile/schema';
import { KEEPING } from '../texts';

/** Agreements of this client that end soon, or ended: said ahead, settled in the file. */
export function AgreementEndings({ client, today, onOpen }: { client: Client; today: string; onOpen?: () => void }) {
  const endings = agreementEndings(client, today);
  if (endings.length === 0) return null;
  return (
    <Notice tone="ask">
      {endings.map(({ scope, until, over }) => (
        <p key={scope}>
          {(over ? KEEPING.agreementOver : KEEPING.agreementSoon)(KEEPING.agreement[scope], toFrenchWords(until))}
          {over && scope === 'sante' && ` ${KEEPING.healthOver}`}
        </p>
      ))}
      {onOpen !== undefined && (
        <Button small onClick={onOpen}>
          {KEEPING.openFile}
        </Button>
      )}
    </Notice>
  );
}
