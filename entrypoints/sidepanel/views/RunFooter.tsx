import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import type { FormPlace } from '../../../lib/forms/page-form';
import type { RunView } from '../hooks/useReview';
import type { Counts } from '../review/review';
import { REVIEW } from '../texts';
import css from './RunFooter.module.css';

interface Props {
  run: RunView;
  pending: number;
  counts: Counts;
  place: FormPlace;
  undoable: number;
  onFill: () => void;
  onStop: () => void;
  onUndo: () => void;
}

/** The one gesture, its progress, and the way back. */
export function RunFooter({ run, pending, counts, place, undoable, onFill, onStop, onUndo }: Props) {
  const [asking, setAsking] = useState(false);
  const started = useRef(false);
  const running = run.phase !== 'idle';
  const done = run.total - pending;
  const foot = useRef<HTMLElement>(null);

  // The pressed button is replaced by the next one to press.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the phase changes.
  useEffect(() => {
    if (document.activeElement === document.body && started.current)
      foot.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    started.current ||= running;
  }, [run.phase]);

  return (
    <footer ref={foot} className={css.foot}>
      {running && (
        <div className={css.progress}>
          <progress className={css.bar} max={run.total} value={done} aria-label={REVIEW.progressName} />
          <span className="num">{REVIEW.progress(done, run.total)}</span>
        </div>
      )}
      <p className={css.said} role="status">
        {said(run, counts, place)}
      </p>
      <div className={css.actions}>
        {running ? (
          <Button wide onClick={onStop}>
            {run.stopping ? REVIEW.stopping : REVIEW.stop}
          </Button>
        ) : (
          <>
            {counts.ready > 0 ? (
              <Button look="main" wide onClick={onFill}>
                {REVIEW.fillCount(counts.ready)}
              </Button>
            ) : (
              // After a fill the report above says it all.
              run.last === null &&
              counts.saved + counts.failed === 0 && <p className={css.nothing}>{REVIEW.nothingReady(counts.ask)}</p>
            )}
            {undoable > 0 && (
              <Button look="quiet" className={css.undo} onClick={() => setAsking(true)}>
                {REVIEW.undoAll}
              </Button>
            )}
          </>
        )}
      </div>
      {asking && (
        <Dialog
          title={REVIEW.undoTitle}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{REVIEW.undoKeep}</Button>
              <Button
                look="danger"
                onClick={() => {
                  setAsking(false);
                  onUndo();
                }}
              >
                {REVIEW.undoAll}
              </Button>
            </>
          }
        >
          <p>{REVIEW.undoText(undoable)}</p>
        </Dialog>
      )}
    </footer>
  );
}

/** Read out politely: the beginning, a pause, the end; the bar carries the rest. */
function said(run: RunView, counts: Counts, place: FormPlace): string {
  if (run.paused) return REVIEW.paused;
  if (run.phase === 'writing') return REVIEW.running;
  if (run.phase === 'undoing') return REVIEW.undoing;
  if (run.last === null) return '';
  if (run.last.kind === 'undoing') return REVIEW.reportUndone(run.last.count, run.last.left);
  if (place !== 'champs') return counts.saved > 0 ? REVIEW.reportWritten(counts.saved) : REVIEW.reportNothing;
  return counts.saved + counts.failed > 0
    ? REVIEW.report(counts.saved, counts.failed, counts.ask, counts.person)
    : REVIEW.reportNothing;
}
