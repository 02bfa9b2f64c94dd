import { Notice } from '../../../components/Notice';
import type { Managed } from '../../../lib/managed';
import css from './FixedBy.module.css';
import { MANAGED } from './texts';

/** Who set something here, and what of it could not be used; nothing where nothing is set. */
export function ManagedView({ settings, faults }: Managed) {
  return (
    <>
      {Object.keys(settings).length > 0 && (
        <Notice title={MANAGED.title}>{MANAGED.intro(settings.structureName)}</Notice>
      )}
      {faults.length > 0 && (
        <Notice tone="ask" title={MANAGED.faults(faults.length)}>
          <ul className={css.faults}>
            {faults.map(({ name, expected }) => (
              <li key={`${name} ${expected}`}>{MANAGED.fault(name, expected)}</li>
            ))}
          </ul>
          <p>{MANAGED.faultsText}</p>
        </Notice>
      )}
    </>
  );
}
