import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import type { RestingPlace } from '../../../lib/vault';
import { inWords } from '../../sidepanel/hooks/useVault';
import { OPTIONS } from '../texts';
import css from './views.module.css';

interface Props {
  look: () => Promise<RestingPlace>;
  /** Resolves to the browser's answer. */
  onAsk: () => Promise<boolean>;
}

/** Whether what is saved stays: tried, asked, and said. */
export function StorageView({ look, onAsk }: Props) {
  const [place, setPlace] = useState<RestingPlace | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const { storage } = OPTIONS;

  const refresh = useCallback(async () => {
    try {
      setPlace(await look());
      setProblem(null);
    } catch (reason) {
      setPlace(null);
      setProblem(inWords(reason));
    }
  }, [look]);
  useEffect(() => void refresh(), [refresh]);

  const ask = async () => {
    setRefused(!(await onAsk()));
    await refresh();
  };

  if (problem !== null)
    return (
      <Notice tone="no" role="alert">
        {problem}
      </Notice>
    );
  if (place === null) return null;
  const { persistent, used, left } = place;
  return (
    <>
      <p data-persistent={persistent}>
        {storage.works} {persistent === true ? storage.kept : persistent === false ? storage.notKept : storage.unsaid}
      </p>
      {used !== null && left !== null && (
        <p className={`${css.soft} num`}>{storage.room(storage.bytes(used), storage.bytes(left))}</p>
      )}
      {persistent !== true && (
        <div className={css.actions}>
          <Button onClick={() => void ask()}>{storage.ask}</Button>
          <span className={css.said} role="status">
            {refused && storage.asked}
          </span>
        </div>
      )}
    </>
  );
}
