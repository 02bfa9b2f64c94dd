import { useArrival } from '../../../components/useArrival';
import type { PageContext } from '../../../lib/aids/types';
import { groupDigits, NO_FORM, PAGE } from '../../../lib/texts/common';
import type { PageView } from '../hooks/usePage';
import css from './PageHeader.module.css';

interface Props {
  view: PageView;
  /** What a page that is no démarche is about, when it is one we read. */
  about?: PageContext | null;
}

/** What the page is, in two lines at most. */
export function PageHeader({ view, about = null }: Props) {
  // After the door, reading begins here.
  const heading = useArrival<HTMLHeadingElement>();
  const { title, meta } = said(view, about);
  return (
    <div className={css.page} data-kind={view.kind} aria-live="polite">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {meta !== null && <p className="num">{meta}</p>}
    </div>
  );
}

function said(view: PageView, about: PageContext | null): { title: string; meta: string | null } {
  if (view.kind === 'elsewhere' && about !== null) {
    const host = hostOf(about.url);
    return { title: about.h1 || about.title || host || PAGE.untitledPage, meta: host };
  }
  switch (view.kind) {
    case 'form': {
      const { form } = view;
      return {
        title: form.procedure.title ?? PAGE.untitled,
        meta: [
          form.dossier === null ? null : PAGE.draft(groupDigits(form.dossier)),
          PAGE.place[form.place] ?? PAGE.questions(form.fields.filter((field) => field.visible).length),
        ]
          .filter(Boolean)
          .join(', '),
      };
    }
    case 'none':
      return { title: NO_FORM[view.none].title, meta: null };
    default:
      return { title: PAGE[view.kind].title, meta: null };
  }
}

/** « ameli.fr » */
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null;
}
