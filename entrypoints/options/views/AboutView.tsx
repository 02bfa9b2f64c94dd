import { LIBRARIES } from '../libraries';
import { OPTIONS } from '../texts';
import css from './views.module.css';

export function AboutView({ version }: { version: string }) {
  const { about } = OPTIONS;
  return (
    <>
      <p>
        <b className="num">{about.version(version)}</b>
      </p>
      <p>{about.privacy}</p>
      <p>{about.never}</p>
      <p className={css.soft}>
        {about.independent} {about.licence}
      </p>
      <details>
        <summary>{about.libraries}</summary>
        <ul className={css.list}>
          {LIBRARIES.map((library) => (
            <li key={library.name}>
              <b>{library.name}</b>
              <span>{library.licence}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
