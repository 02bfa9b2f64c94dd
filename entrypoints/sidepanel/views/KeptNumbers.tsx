import { useId } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { TYPED_ONCE_KEYS } from '../../../lib/profile/keys';
import { LABELS } from '../../../lib/profile/labels';
import type { Client } from '../../../lib/profile/schema';
import { NUMBERS } from '../texts';

type TypedOnceKey = (typeof TYPED_ONCE_KEYS)[number];

interface Props {
  client: Client;
  /** On which legal basis the structure lets them be kept; null: it does not, or not any more. */
  basis: string | null;
  onErase: (keys: readonly TypedOnceKey[]) => void;
  className: string | undefined;
}

/** NIR and IBAN that rest in the file: on what basis, and the way out. Their digits are not shown here. */
export function KeptNumbers({ client, basis, onErase, className }: Props) {
  const id = useId();
  const kept = TYPED_ONCE_KEYS.filter((key) => client.profile[key] !== undefined);
  if (kept.length === 0 && basis === null) return null;
  // Once nothing may be kept, all of it goes together: a file that still holds one is not saved.
  const gestures = basis === null ? [kept] : kept.map((key) => [key]);
  return (
    <section className={className} aria-labelledby={id}>
      <h3 id={id}>{NUMBERS.title}</h3>
      {basis === null ? (
        <Notice tone="ask" title={NUMBERS.withdrawn}>
          <p>{NUMBERS.withdrawnText}</p>
        </Notice>
      ) : (
        <>
          <p>{kept.length === 0 ? NUMBERS.none : NUMBERS.kept}</p>
          <p>{NUMBERS.basis(basis)}</p>
        </>
      )}
      {gestures.map((keys) => (
        <Button key={keys.join()} wide onClick={() => onErase(keys)}>
          {NUMBERS.erase(keys.map((key) => LABELS[key].label).join(', '))}
        </Button>
      ))}
    </section>
  );
}
