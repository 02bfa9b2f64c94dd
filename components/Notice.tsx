import type { ReactNode } from 'react';
import css from './Notice.module.css';

interface Props {
  tone?: 'plain' | 'ask' | 'no' | 'ok';
  title?: string;
  /** `alert` interrupts a screen reader: only for what went wrong just now. */
  role?: 'alert' | 'status' | 'note';
  children?: ReactNode;
}

export function Notice({ tone = 'plain', title, role, children }: Props) {
  return (
    <div className={`${css.notice} ${tone === 'plain' ? '' : css[tone]}`} role={role}>
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  );
}
