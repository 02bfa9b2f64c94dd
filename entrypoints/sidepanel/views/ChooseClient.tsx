import { useState } from 'react';
import { Button } from '../../../components/Button';
import { FilterList } from '../../../components/FilterList';
import { Icon } from '../../../components/Icon';
import { Notice } from '../../../components/Notice';
import { useArrival } from '../../../components/useArrival';
import type { Client } from '../../../lib/profile/schema';
import { COMMON } from '../../../lib/texts/common';
import type { DamagedRecord } from '../../../lib/vault';
import { byName, clientDetail, clientName, clientText, finds } from '../people';
import { CHOOSE } from '../texts';
import css from './ChooseClient.module.css';
import { NewClient } from './NewClient';

interface Props {
  title: string;
  clients: Client[];
  damaged: DamagedRecord[];
  /** Whom the advisor saw last; null when not worth proposing. */
  last: Client | null;
  onChoose: (id: string) => void;
  /** Resolves to a sentence when refused. */
  onCreate: (name: { firstName: string; lastName: string }) => Promise<string | null>;
  /** When a client is already chosen and stays so. */
  onCancel?: () => void;
}

export function ChooseClient({ title, clients, damaged, last, onChoose, onCreate, onCancel }: Props) {
  const [creating, setCreating] = useState(false);
  const heading = useArrival<HTMLHeadingElement>(!creating);
  if (creating) return <NewClient onCreate={onCreate} onCancel={() => setCreating(false)} />;

  const items = [...clients].sort(byName).map((client) => ({
    id: client.id,
    title: clientName(client),
    detail: clientDetail(client),
    text: clientText(client),
  }));
  return (
    <section className={css.choose} aria-labelledby="choose-title">
      <h2 id="choose-title" ref={heading} tabIndex={-1}>
        {clients.length === 0 ? CHOOSE.emptyTitle : title}
      </h2>
      {clients.length === 0 && <p className={css.teach}>{CHOOSE.emptyText}</p>}
      {last !== null && (
        <Button look="main" wide onClick={() => onChoose(last.id)}>
          {CHOOSE.last(clientName(last))}
        </Button>
      )}
      <Button look={clients.length === 0 ? 'main' : 'plain'} wide onClick={() => setCreating(true)}>
        <Icon name="plus" />
        {CHOOSE.create}
      </Button>
      {clients.length > 0 && (
        <FilterList
          items={items}
          label={CHOOSE.search}
          hint={CHOOSE.searchHint}
          found={CHOOSE.found}
          matches={finds}
          onPick={onChoose}
          searchFrom={4}
        />
      )}
      {onCancel !== undefined && (
        <Button look="quiet" wide onClick={onCancel}>
          {COMMON.cancel}
        </Button>
      )}
      {damaged.length > 0 && (
        <Notice tone="ask" title={CHOOSE.damagedTitle(damaged.length)}>
          {damaged.map((record) => (
            <p key={`${record.table}/${record.id}`}>{record.message}</p>
          ))}
        </Notice>
      )}
    </section>
  );
}
