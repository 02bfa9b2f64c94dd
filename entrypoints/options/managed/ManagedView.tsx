import { Notice } from '../../../components/Notice';
import type { Managed } from '../../../lib/managed';
import css from '../views/views.module.css';
import { MANAGED } from './texts';

/** Who set something here, and what of it could not be used. */
export function ManagedView({ settings, faults }: Managed) {
  return (
    <>
      <p>{Object.keys(settings).length > 0 ? MANAGED.intro(settings.structureName) : MANAGED.nothingElse}</p>
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
