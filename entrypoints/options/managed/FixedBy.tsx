import { Icon } from '../../../components/Icon';
import type { ManagedSettings } from '../../../lib/managed';
import css from './FixedBy.module.css';
import { MANAGED } from './texts';

interface Props {
  settings: ManagedSettings;
  /** Named by the control it governs (`aria-describedby`). */
  id?: string;
  /** What is set, in words. */
  children: string;
}

/** « Fixé par votre structure : … », beside what it governs. */
export function FixedBy({ settings, id, children }: Props) {
  return (
    <span id={id} className={css.fixed}>
      <Icon name="locked" size={14} />
      <span>{MANAGED.fixed(settings.structureName, children)}</span>
    </span>
  );
}
