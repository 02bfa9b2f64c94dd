import { Button } from '../../../components/Button';
import { NO_FORM, PAGE } from '../../../lib/texts/common';
import type { PageView } from '../hooks/usePage';
import css from './PageNotice.module.css';

interface Props {
  view: PageView;
  onConnect: () => Promise<void>;
  onReload: () => Promise<void>;
}

/** Why there is nothing to fill here, and what to do. */
export function PageNotice({ view, onConnect, onReload }: Props) {
  if (view.kind === 'form') return null;
  const text = view.kind === 'none' ? NO_FORM[view.none].text : PAGE[view.kind].text;
  if (text === '') return null;
  return (
    <div className={css.notice}>
      <p>{text}</p>
      {view.kind === 'silent' && (
        <div className={css.actions}>
          <Button look="main" onClick={() => void onConnect()}>
            {PAGE.silent.connect}
          </Button>
          <Button onClick={() => void onReload()}>{PAGE.silent.reload}</Button>
        </div>
      )}
    </div>
  );
}
