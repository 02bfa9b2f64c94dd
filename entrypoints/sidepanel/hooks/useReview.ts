import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { setBadge } from '../../../lib/badge';
import type { FieldResult } from '../../../lib/forms/intent';
import { match } from '../../../lib/forms/match';
import type { LearnedField } from '../../../lib/forms/matching';
import type { PageForm } from '../../../lib/forms/page-form';
import { plan as makePlan } from '../../../lib/forms/plan';
import { readRunNews } from '../../../lib/message-guards';
import { RUN_PORT } from '../../../lib/messages';
import type { Advisor, Client } from '../../../lib/profile/schema';
import { desk, journal } from '../../../lib/vault';
import type { JournalNote } from '../../../lib/vault/journal/entry';
import { dossierKeyOf, todayIso } from '../keys';
import { fromJournal, toJournal } from '../review/journal';
import {
  EMPTY_REVIEW,
  type ReviewAction,
  type ReviewLine,
  readyWhenShown,
  reduceReview,
  review,
} from '../review/review';
import { toldOf } from '../review/told';
import { type Connect, type Run, type Step, startRun, undoStep, writeStep } from '../run/runner';
import type { PageView } from './usePage';

export type RunPhase = 'idle' | 'writing' | 'undoing';

export interface RunView {
  phase: RunPhase;
  total: number;
  paused: boolean;
  stopping: boolean;
  /** How the last run ended, until the next one. */
  last: { kind: 'writing' } | { kind: 'undoing'; count: number; left: number } | null;
}

const IDLE: RunView = { phase: 'idle', total: 0, paused: false, stopping: false, last: null };

export type Secrets = { nir?: string; iban?: string };

interface Given {
  tabId: number;
  form: PageForm;
  client: Client;
  advisor: Advisor;
  learned: LearnedField[];
  /** Looks at the page again at once. */
  scan: () => Promise<PageView>;
}

/** Match, plan, the advisor's decisions, and the runs: all that the tab « Remplir » shows and does. */
export function useReview({ tabId, form, client, advisor, learned, scan }: Given) {
  const [state, dispatch] = useReducer(reduceReview, EMPTY_REVIEW);
  const [run, setRun] = useState<RunView>(IDLE);
  const [loaded, setLoaded] = useState(false);
  // « Saisie unique »: here and nowhere else; gone with the screen, the lock, or once it stands in the page.
  const [secrets, setSecrets] = useState<Secrets>({});
  const [memoryError, setMemoryError] = useState<string | null>(null);
  const [untold, setUntold] = useState(false);
  const running = useRef<Run | null>(null);
  const startedAt = useRef(new Date().toISOString());
  const dossierKey = dossierKeyOf(form) ?? '';

  const planned = useCallback(
    (seen: PageForm) =>
      makePlan(seen, match(seen, learned), client, advisor, { today: todayIso(), typedOnce: secrets }),
    [client, advisor, learned, secrets],
  );
  const filling = useMemo(() => planned(form), [planned, form]);
  const view = useMemo(() => review(form, filling, state), [form, filling, state]);
  const typedOnce = useMemo(
    () => new Set(filling.lines.filter((line) => line.typedOnce).map((line) => line.fieldId)),
    [filling],
  );

  // The run looks at what is true when the page answers, not when it began.
  const now = useRef({ state, view, form, planned });
  now.current = { state, view, form, planned };

  // The journal of this dossier, read once; the panel may have been closed in the middle.
  useEffect(() => {
    let alive = true;
    desk.run(dossierKey).then(
      (record) => {
        if (!alive) return;
        if (record !== null) {
          startedAt.current = record.startedAt;
          dispatch({ act: 'load', state: fromJournal(record, client.id) });
        }
        setLoaded(true);
      },
      () => alive && setLoaded(true),
    );
    return () => {
      alive = false;
    };
  }, [dossierKey, client.id]);

  useEffect(() => {
    if (!loaded || state === EMPTY_REVIEW) return;
    desk.saveRun(dossierKey, toJournal(state, client.id, typedOnce, startedAt.current)).then(
      () => setMemoryError(null),
      (reason: unknown) => setMemoryError(reason instanceof Error ? reason.message : null),
    );
  }, [loaded, state, dossierKey, client.id, typedOnce]);

  useEffect(() => {
    if (loaded) dispatch({ act: 'scanned', fields: form.fields });
  }, [loaded, form]);

  const ready = view.counts.ready;
  // Said again at each look at the page: a reload takes it away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `form` is the look.
  useEffect(() => {
    void setBadge(tabId, ready);
  }, [tabId, ready, form]);
  // The number stands for this list: it leaves with it (other client, other dossier, panel closed).
  useEffect(() => {
    const clear = () => void setBadge(tabId, null);
    window.addEventListener('pagehide', clear);
    return () => {
      window.removeEventListener('pagehide', clear);
      clear();
    };
  }, [tabId]);

  // A run belongs to this dossier and this client; it does not outlive the screen.
  useEffect(() => () => running.current?.stop(), []);

  const connect = useCallback<Connect>(
    (events) => {
      const port = browser.tabs.connect(tabId, { name: RUN_PORT, frameId: 0 });
      port.onMessage.addListener((message: unknown) => {
        const news = readRunNews(message);
        if (news !== null) events.onNews(news);
      });
      port.onDisconnect.addListener(() => events.onGone());
      return {
        send: (command) => {
          try {
            port.postMessage(command);
          } catch {
            events.onGone();
          }
        },
        close: () => port.disconnect(),
      };
    },
    [tabId],
  );

  /** In the order told; a run is never held up by its line. */
  const telling = useRef<Promise<void>>(Promise.resolve());
  const tell = useCallback((note: JournalNote) => {
    telling.current = telling.current
      .then(() => journal.add(note))
      .then(
        () => setUntold(false),
        () => setUntold(true),
      );
  }, []);

  const fill = useCallback(
    async (only?: ReviewLine[]) => {
      if (running.current !== null) return;
      const reviewed = now.current.view.lines;
      const lines = only ?? reviewed.filter((line) => line.state === 'ready');
      const steps = lines.flatMap((line) => (line.order === null ? [] : [writeStep(line.order, line.field)]));
      if (steps.length === 0) return;
      // Hidden, but read and left in by the advisor: written if the site shows them during this run.
      const waiting = new Set(only ? [] : reviewed.filter(readyWhenShown).map((line) => line.field.id));
      let total = steps.length;
      const sent = lines.filter((line) => line.order !== null);
      const results = new Map<string, FieldResult>();

      tell(toldOf('run-begun', client.id, now.current.form, sent));
      dispatch({ act: 'run-started', clientId: client.id, lines });
      setRun({ ...IDLE, phase: 'writing', total });
      const stands = new Set<string>();
      const handle = startRun(connect, steps, {
        onResult: (result) => {
          if (isWritten(result.outcome)) stands.add(result.fieldId);
          results.set(result.fieldId, result);
          dispatch({ act: 'result', result });
        },
        onPause: (paused) => setRun((before) => ({ ...before, paused })),
        async after(): Promise<Step[]> {
          const seen = await scan();
          if (seen.kind !== 'form' || dossierKeyOf(seen.form) !== dossierKey) return [];
          const fresh = review(seen.form, now.current.planned(seen.form), now.current.state);
          const shown = fresh.lines.filter((line) => waiting.has(line.field.id) && line.state === 'ready');
          for (const line of shown) waiting.delete(line.field.id);
          if (shown.length > 0) {
            dispatch({ act: 'run-joined', lines: shown });
            sent.push(...shown);
            total += shown.length;
            setRun((before) => ({ ...before, total }));
          }
          return shown.flatMap((line) => (line.order === null ? [] : [writeStep(line.order, line.field)]));
        },
      });
      running.current = handle;
      await handle.done;
      running.current = null;
      dispatch({ act: 'run-ended' });
      setRun({ ...IDLE, last: { kind: 'writing' } });
      tell(toldOf('run-done', client.id, now.current.form, sent, results));
      // What was typed once is forgotten as soon as it stands in the page.
      const kept = now.current.view.lines.filter(
        (line) => line.plan.typedOnce && !stands.has(line.field.id) && line.order !== null,
      );
      setSecrets((before) =>
        Object.fromEntries(Object.entries(before).filter(([key]) => kept.some((line) => line.plan.key === key))),
      );
      await scan();
    },
    [client.id, connect, dossierKey, scan, tell],
  );

  const undo = useCallback(
    async (only?: ReviewLine[]) => {
      if (running.current !== null) return;
      // Last written, first taken back: what an answer made appear goes before the answer.
      const lines = [...(only ?? now.current.view.undoable)].reverse();
      const steps = lines.flatMap((line) =>
        line.result?.before && line.result.after ? [undoStep(line.field, line.result.before, line.result.after)] : [],
      );
      if (steps.length === 0) return;
      let count = 0;
      const filledFor = now.current.state.progress.filledFor ?? client.id;
      const results = new Map<string, FieldResult>();
      dispatch({ act: 'undo-started', fieldIds: steps.map((step) => step.fieldId) });
      setRun({ ...IDLE, phase: 'undoing', total: steps.length });
      const handle = startRun(connect, steps, {
        onResult: (result) => {
          if (result.outcome === 'saved' || result.outcome === 'written') count += 1;
          results.set(result.fieldId, result);
          dispatch({ act: 'undo-result', result });
        },
        onPause: (paused) => setRun((before) => ({ ...before, paused })),
        after: async () => [],
      });
      running.current = handle;
      await handle.done;
      running.current = null;
      dispatch({ act: 'run-ended' });
      setRun({ ...IDLE, last: { kind: 'undoing', count, left: steps.length - count } });
      tell(toldOf('run-undone', filledFor, now.current.form, lines, results));
      await scan();
    },
    [client.id, connect, scan, tell],
  );

  const stop = useCallback(() => {
    setRun((before) => ({ ...before, stopping: true }));
    running.current?.stop();
  }, []);

  const giveOnce = useCallback((key: keyof Secrets, value: string) => {
    setSecrets((before) => ({ ...before, [key]: value }));
  }, []);

  return { view, state, run, secrets, giveOnce, loaded, memoryError, untold, dispatch, fill, undo, stop };
}

function isWritten(outcome: string | undefined): boolean {
  return outcome === 'saved' || outcome === 'written' || outcome === 'saved-invalid';
}

export type ReviewDesk = ReturnType<typeof useReview>;
export type Dispatch = (action: ReviewAction) => void;
