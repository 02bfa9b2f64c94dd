import { useMemo } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { FilterList } from '../../../components/FilterList';
import { PROFILE_KEYS, type ProfileKey } from '../../../lib/profile/keys';
import { GROUPS, LABELS } from '../../../lib/profile/labels';
import { COMMON } from '../../../lib/texts/common';
import { finder, searchText } from '../people';
import type { ReviewLine } from '../review/review';
import { CHOOSE, TEACH } from '../texts';
import css from './TeachDialog.module.css';

interface Props {
  line: ReviewLine;
  learned: boolean;
  onTeach: (key: ProfileKey | null) => void;
  onForget: () => void;
  onClose: () => void;
}

/** « Ce champ est… »: the advisor says which fact, or never. */
export function TeachDialog({ line, learned, onTeach, onForget, onClose }: Props) {
  const items = useMemo(() => {
    const groups = new Map(GROUPS.map((group, index) => [group.id, { label: group.label, index }]));
    const place = (key: ProfileKey) => groups.get(LABELS[key].group)?.index ?? 0;
    return [...PROFILE_KEYS]
      .sort((a, b) => place(a) - place(b))
      .map((key) => {
        const group = groups.get(LABELS[key].group)?.label ?? null;
        return { id: key, title: LABELS[key].label, detail: group, text: searchText(LABELS[key].label, group) };
      });
  }, []);

  return (
    <Dialog
      title={TEACH.title}
      onClose={onClose}
      actions={
        <>
          {learned && <Button onClick={onForget}>{TEACH.forget}</Button>}
          <Button onClick={() => onTeach(null)}>{TEACH.never}</Button>
          <Button onClick={onClose}>{COMMON.cancel}</Button>
        </>
      }
    >
      <div className={css.teach}>
        <p className={css.question}>{line.field.label}</p>
        <p className={css.intro}>{TEACH.intro}</p>
        <FilterList
          items={items}
          label={TEACH.search}
          found={TEACH.found}
          matches={finder}
          more={CHOOSE.more}
          onPick={(id) => onTeach(id as ProfileKey)}
          scroll
        />
      </div>
    </Dialog>
  );
}
