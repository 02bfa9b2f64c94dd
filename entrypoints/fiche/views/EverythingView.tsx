import { toFrenchWords } from '../../../lib/profile/dates';
import { everythingOf, type Source } from '../../sidepanel/handed/everything';
import { EVERYTHING } from '../../sidepanel/handed/texts';
import { advisorName, clientName } from '../../sidepanel/people';
import css from './EverythingView.module.css';
import paper from './Paper.module.css';

/** Everything known about one person, to be printed for that person: the same words as the file. */
export function EverythingView(source: Source) {
  const { client, advisor, today } = source;
  const { advisorOrganisation = '' } = advisor;
  const who = [advisorName(advisor), advisorOrganisation].filter(Boolean).join(', ');
  const { nir, iban } = client.profile;
  return (
    <article className={`${paper.paper} ${css.paper}`}>
      <h1>{EVERYTHING.title}</h1>
      <p>
        {EVERYTHING.for(clientName(client))}
        <br />
        {EVERYTHING.madeOn(toFrenchWords(today), who)}
      </p>
      <p>{EVERYTHING.intro}</p>
      {everythingOf(source).map(({ title, note, rows }) => (
        <section key={title}>
          <h2>{title}</h2>
          {note !== undefined && <p>{note}</p>}
          {rows.length === 0 ? (
            <p>{EVERYTHING.empty}</p>
          ) : (
            <dl>
              {rows.map(({ label, value }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two lines of the journal may read the same, and none ever moves
                <div key={`${label} ${at}`}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
      {nir === undefined && iban === undefined && (
        <section>
          <h2>{EVERYTHING.never}</h2>
          <p>{EVERYTHING.neverText}</p>
        </section>
      )}
      <section>
        <h2>{EVERYTHING.rights}</h2>
        <ul>
          {EVERYTHING.rightsList.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
        <p>{EVERYTHING.rightsWho(advisorOrganisation)}</p>
      </section>
    </article>
  );
}
