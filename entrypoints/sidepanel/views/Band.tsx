import { Button } from '../../../components/Button';
import { Icon } from '../../../components/Icon';
import type { ClientCard } from '../../../lib/profile/card';
import { COMMON, initials } from '../../../lib/texts/common';
import { clientDetail, clientName } from '../people';
import { PANEL } from '../texts';
import css from './Band.module.css';

interface Props {
  locked: boolean;
  client: ClientCard | null;
  /** Offered when a client is chosen. */
  onChange?: () => void;
  /** Is there a dossier on the page, whose client this is? */
  inDossier?: boolean;
  onLock?: () => void;
}

/** Always there: which client, locked or not, and the way to end. */
export function Band({ locked, client, onChange, inDossier = true, onLock }: Props) {
  const detail = client === null ? null : clientDetail(client);
  return (
    <div className={css.band}>
      <div className={css.avatar} data-empty={client === null || undefined} aria-hidden="true">
        {client === null ? (
          <Icon name={locked ? 'locked' : 'question'} />
        ) : (
          initials(client.profile.firstName, client.profile.lastName) || '–'
        )}
      </div>
      <div className={css.who}>
        <b>{locked ? COMMON.productName : client === null ? PANEL.noClient : clientName(client)}</b>
        <span className={css.below}>
          <span className={css.detail}>{locked ? COMMON.locked : (detail ?? COMMON.unlocked)}</span>
          {!locked && onChange !== undefined && (
            <>
              <span aria-hidden="true">·</span>
              <button type="button" className={css.link} onClick={onChange}>
                {PANEL.changeShort}
                <span className="visually-hidden"> {inDossier ? PANEL.changeRest : PANEL.changeElsewhere}</span>
              </button>
            </>
          )}
        </span>
      </div>
      {onLock !== undefined && (
        <Button small title={COMMON.endMeetingHint} onClick={onLock} className={css.end}>
          <Icon name="locked" />
          <span className={css.endText}>{COMMON.endMeeting}</span>
        </Button>
      )}
    </div>
  );
}
