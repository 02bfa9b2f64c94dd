import { Notice } from '../../components/Notice';
import { usePiece } from '../../components/usePiece';
import { LOCK } from '../../lib/texts/common';
import css from './App.module.css';
import { useActivity } from './hooks/useActivity';
import { useVault } from './hooks/useVault';
import { Band } from './views/Band';

// The forms of the door come while the vault says its state, the rest while the passphrase is worked on.
const doorForms = import('../../components/LockForms');
const loadForms = () => doorForms;
const loadDesk = () => import('./Desk');

/** Starts fetching what comes behind the door, then opens it. */
function ahead<Given extends string[]>(open: (...given: Given) => Promise<string | null>) {
  return (...given: Given) => {
    void loadDesk();
    return open(...given);
  };
}

/** The door: nothing of a client is loaded before it opens, nothing stays when it closes. */
export function App() {
  const vault = useVault();
  const open = vault.state === 'unlocked';
  useActivity(open);
  const desk = usePiece(loadDesk, open);
  const forms = usePiece(loadForms, !open);

  if (open && desk !== null) return <desk.Desk onLock={vault.endMeeting} />;
  return (
    <div className={css.panel}>
      <header className={css.band}>
        <Band locked={!open} client={null} />
      </header>
      <main className={css.door}>
        {vault.error !== null && vault.state !== 'locked' && <h1 className={css.closed}>{LOCK.notHere}</h1>}
        {vault.error !== null && (
          <Notice tone="no" role="alert">
            {vault.error}
          </Notice>
        )}
        {vault.farewell !== null && <Notice role="status">{vault.farewell}</Notice>}
        {/* Nothing to type where nothing could be kept. */}
        {forms !== null && vault.state === 'absent' && vault.error === null && (
          <forms.CreateForm onSubmit={ahead(vault.create)} />
        )}
        {forms !== null && vault.state === 'locked' && (
          <forms.UnlockForm door={{ ...vault, unlock: ahead(vault.unlock), recover: ahead(vault.recover) }} />
        )}
      </main>
    </div>
  );
}
