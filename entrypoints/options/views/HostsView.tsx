import { OPTIONS } from '../texts';
import css from './views.module.css';

export function HostsView({ hosts }: { hosts: string[] }) {
  return (
    <>
      <ul className={css.list}>
        {hosts.map((host) => (
          <li key={host} className={css.host}>
            {host.replace(/^https:\/\//, '').replace(/\/\*$/, '')}
          </li>
        ))}
      </ul>
      <p className={css.soft}>{OPTIONS.hosts.others}</p>
    </>
  );
}
