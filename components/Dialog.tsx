import { type ReactNode, useEffect, useId, useRef } from 'react';
import css from './Dialog.module.css';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the gentlest first: it gets the focus. */
  actions?: ReactNode;
}

/** A modal native dialog: the browser keeps the focus inside, Escape closes, the focus goes back where it was. */
export function Dialog({ title, onClose, children, actions }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={box} className={css.dialog} aria-labelledby={id} onClose={onClose}>
      <h2 className={css.title} id={id}>
        {title}
      </h2>
      {children}
      {actions !== undefined && <div className={css.actions}>{actions}</div>}
    </dialog>
  );
}
