import { useEffect, useState } from 'react';

/**
 * A piece of screen that comes with its own chunk; null until it is there. Not `lazy` + `Suspense`: React holds back
 * what was suspended for up to 300 ms, to spare people flickering spinners; there is no spinner here, and several such
 * pieces follow each other on the way to the list. `load` must be the same function at each call.
 */
export function usePiece<Piece extends object>(load: () => Promise<Piece>, wanted: boolean): Piece | null {
  const [piece, setPiece] = useState<Piece | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let alive = true;
    load().then(
      (module) => alive && setPiece(module),
      (reason) => {
        // Thrown in the drawing, so that the screen says it.
        if (alive)
          setPiece(() => {
            throw reason;
          });
      },
    );
    return () => {
      alive = false;
    };
  }, [load, wanted]);
  return piece;
}
