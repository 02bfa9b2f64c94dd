import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageForm } from '../../../lib/forms/page-form';
import { dossierKeyOf } from '../keys';
import type { Draft } from '../review/editor';
import { draftsToKeep, lineDraftOf, readLineDrafts } from '../review/line-drafts';
import { useDraft } from './useDraft';
import type { ReviewDesk } from './useReview';

const NONE: Readonly<Record<string, Draft>> = {};

/** The answers given or begun in the list, kept sealed until they stand in the page, and those a lock had interrupted. */
export function useLineDrafts(
  { loaded, state, view, dispatch }: ReviewDesk,
  form: PageForm,
  client: string,
  healthAgreed: boolean,
) {
  const { found, put } = useDraft(client, lineDraftOf(dossierKeyOf(form)), readLineDrafts);
  const boxes = useRef<Record<string, Draft>>({});
  const [ready, setReady] = useState(false);
  const { typed } = state.decisions;

  // Once: what was chosen since, in the panel of another window, comes first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useEffect(() => {
    if (!loaded || found === undefined) return;
    boxes.current = { ...found?.boxes };
    for (const [fieldId, one] of Object.entries(found?.typed ?? {})) {
      if (typed[fieldId] === undefined) dispatch({ act: 'type', fieldId, typed: one });
    }
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
  }, []);

  return { ready, came: ready && found !== null, begun: found?.boxes ?? NONE, begin };
}
