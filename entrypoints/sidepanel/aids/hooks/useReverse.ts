import { useCallback, useEffect, useRef, useState } from 'react';
import type { AidId } from '../../../../lib/aids/types';
import type { Client } from '../../../../lib/profile/schema';
import ReverseWorker from '../reverse.worker?worker';
import { type ReverseNews, runReverse } from '../reverse-run';

export interface ReverseSearch extends Omit<ReverseNews, 'state'> {
  state: 'idle' | 'stopped' | ReverseNews['state'];
  total: number;
}

const IDLE: ReverseSearch = { state: 'idle', looked: 0, total: 0, matches: [] };

/** Which clients an aid may concern. Lives with the screen: leaving it, or the lock, ends the worker and forgets. */
export function useReverse(
  aid: AidId,
  total: number,
  everyClient: () => AsyncGenerator<readonly Client[]>,
  today: string,
) {
  const [search, setSearch] = useState(IDLE);
  const end = useRef(() => {});
  useEffect(() => () => end.current(), []);

  const start = useCallback(() => {
    end.current();
    const worker = new ReverseWorker();
    setSearch({ ...IDLE, state: 'running', total });
    end.current = runReverse(worker, { aid, today, clients: everyClient() }, (news) => setSearch({ ...news, total }));
  }, [aid, total, everyClient, today]);

  const stop = useCallback(() => {
    end.current();
    setSearch((before) => (before.state === 'running' ? { ...before, state: 'stopped' } : before));
  }, []);

  return { search, start, stop };
}
