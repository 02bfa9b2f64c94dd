import { Button } from '../../../components/Button';
import type { Agreement } from '../../../lib/profile/schema';
import { AGREE } from '../texts';

/** The two ways an agreement is given, a button each. */
export function HowAgreed({ onAgree }: { onAgree: (how: Agreement['how']) => void }) {
  return (
    <>
      <Button small onClick={() => onAgree('oral')}>
        {AGREE.oral}
      </Button>
      <Button small onClick={() => onAgree('ecrit')}>
        {AGREE.written}
      </Button>
    </>
  );
}
