import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { PageForm } from '../../../lib/forms/page-form';
import { dossierKeyOf } from '../keys';
import type { Draft } from '../review/editor';
import { draftsToKeep, lineDraftOf, readLineDrafts } from '../review/line-drafts';
import { useDraft } from './useDraft';
import type { ReviewDesk } from './useReview';

/** The answers given or begun in the list, kept sealed until they stand in the page, and those a lock had interrupted. */
export function useLineDrafts(
  { loaded, state, view, dispatch }: ReviewDesk,
  form: PageForm,
  client: string,
  healthAgreed: boolean,
) {
  const { found, put } = useDraft(client, lineDraftOf(dossierKeyOf(form)), readLineDrafts);
  // Not a state: the open line draws its own boxes, the list is not drawn again at each key.
  const boxes = useRef<Record<string, Draft>>({});
  const [, closed] = useReducer((count: number) => count + 1, 0);
  const [ready, setReady] = useState(false);
  const [came, setCame] = useState(false);
  const { typed } = state.decisions;

  // Once: what was chosen since, in the panel of another window, comes first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useEffect(() => {
    if (!loaded || found === undefined) return;
    boxes.current = { ...found?.boxes };
    const given = Object.entries(found?.typed ?? {}).filter(([fieldId]) => typed[fieldId] === undefined);
    for (const [fieldId, one] of given) dispatch({ act: 'type', fieldId, typed: one });
    setCame(given.length + Object.keys(boxes.current).length > 0);
    setReady(true);
  }, [loaded, found]);

  const keep = useRef(() => {});
  keep.current = () => put(draftsToKeep(view.lines, { typed, boxes: boxes.current }, healthAgreed));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept is made of these.
  useEffect(() => {
    if (ready) keep.current();
  }, [ready, view.lines, typed, healthAgreed]);

  const begin = useCallback((fieldId: string, draft: Draft | null) => {
    const { [fieldId]: _, ...others } = boxes.current;
    boxes.current = draft === null ? others : { ...others, [fieldId]: draft };
    keep.current();
    // What was closed must not come back when the line is opened again.
    if (draft === null) closed();
  }, []);

  return { ready, came, begun: boxes.current, begin };
}
