import { useId, useMemo, useState } from 'react';
import { Button } from '../../../components/Button';
import { DamagedRecords } from '../../../components/DamagedRecords';
import { FilterList } from '../../../components/FilterList';
import { Icon } from '../../../components/Icon';
import { useArrival } from '../../../components/useArrival';
import type { ClientCard } from '../../../lib/profile/card';
import { COMMON } from '../../../lib/texts/common';
import type { DamagedRecord } from '../../../lib/vault';
import { clientName, finder, listed } from '../people';
import { CHOOSE } from '../texts';
import css from './ChooseClient.module.css';
import { NewClient } from './NewClient';

interface Props {
  title: string;
  clients: ClientCard[];
  damaged: DamagedRecord[];
  /** Both resolve to a sentence when refused. */
  onKeep: (record: DamagedRecord) => Promise<string | null>;
  onErase: (record: DamagedRecord) => Promise<string | null>;
  /** Whom the advisor saw last; null when not worth proposing. */
  last: ClientCard | null;
  onChoose: (id: string) => void;
  /** Resolves to a sentence when refused. */
  onCreate: (name: { firstName: string; lastName: string }) => Promise<string | null>;
  /** When a client is already chosen and stays so. */
  onCancel?: () => void;
  /** Where one may also work without any. */
  onWithout?: () => void;
}

export function ChooseClient(props: Props) {
  const { title, clients, damaged, last, onChoose, onCreate, onCancel, onWithout } = props;
  const [creating, setCreating] = useState(false);
  const id = useId();
  const heading = useArrival<HTMLHeadingElement>(!creating);
  const items = useMemo(() => listed(clients), [clients]);
  if (creating) return <NewClient onCreate={onCreate} onCancel={() => setCreating(false)} />;

  return (
    <section className={css.choose} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
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
          matches={finder}
          more={CHOOSE.more}
          onPick={onChoose}
          searchFrom={4}
        />
      )}
      {onWithout !== undefined && (
        <Button look="quiet" wide onClick={onWithout}>
          {CHOOSE.without}
        </Button>
      )}
      {onCancel !== undefined && (
        <Button look="quiet" wide onClick={onCancel}>
          {COMMON.cancel}
        </Button>
      )}
      <DamagedRecords records={damaged} onKeep={props.onKeep} onErase={props.onErase} />
    </section>
  );
}
