import type { ManagedSettings } from '../../../lib/managed';
import { isWithin } from '../../../lib/managed/hosts';
import { FixedBy } from '../managed/FixedBy';
import { MANAGED } from '../managed/texts';
import { OPTIONS } from '../texts';
import css from './views.module.css';

interface Props {
  /** Match patterns of the manifest. */
  patterns: string[];
  settings: ManagedSettings;
}

export function HostsView({ patterns, settings }: Props) {
  const { allowedHosts } = settings;
  const hosts = patterns.map((pattern) => pattern.replace(/^https:\/\//, '').replace(/\/\*$/, ''));
  const others = allowedHosts?.filter((one) => !hosts.some((host) => isWithin([one], host))) ?? [];
  return (
    <>
      {allowedHosts !== undefined && (
        <FixedBy settings={settings}>{allowedHosts.length === 0 ? MANAGED.noHost : MANAGED.hosts}</FixedBy>
      )}
      <ul className={css.list}>
        {hosts.map((host) => (
          <li key={host} className={css.host}>
            {isWithin(allowedHosts, host) ? host : <s>{host}</s>}
            {!isWithin(allowedHosts, host) && <span>{MANAGED.hostLeftOut}</span>}
          </li>
        ))}
      </ul>
      {others.length > 0 && <p>{MANAGED.alsoRead(others.join(', '))}</p>}
      <p className={css.soft}>{OPTIONS.hosts.others}</p>
    </>
  );
}
