import { lazy, Suspense } from 'react';
import { Notice } from '../../components/Notice';
import css from './App.module.css';
import { useActivity } from './hooks/useActivity';
import { useVault } from './hooks/useVault';
import { Band } from './views/Band';

// The forms of the door come while the vault says its state, the rest while the passphrase is worked on.
const forms = import('../../components/LockForms');
const loadDesk = () => import('./Desk');
const CreateForm = lazy(() => forms.then((module) => ({ default: module.CreateForm })));
const UnlockForm = lazy(() => forms.then((module) => ({ default: module.UnlockForm })));
const Desk = lazy(() => loadDesk().then((module) => ({ default: module.Desk })));

/** Starts fetching what comes behind the door, then opens it. */
function ahead(open: (passphrase: string) => Promise<string | null>) {
  return (passphrase: string) => {
    void loadDesk();
    return open(passphrase);
  };
}

/** The door: nothing of a client is loaded before it opens, nothing stays when it closes. */
export function App() {
  const vault = useVault();
  useActivity(vault.state === 'unlocked');

  if (vault.state === 'unlocked') {
    return (
      <Suspense fallback={<Band locked={false} client={null} />}>
        <Desk onLock={vault.lock} />
      </Suspense>
    );
  }
  return (
    <div className={css.panel}>
      <header className={css.band}>
        <Band locked client={null} />
      </header>
      <main className={css.door}>
        {vault.error !== null && (
          <Notice tone="no" role="alert">
            {vault.error}
          </Notice>
        )}
        <Suspense>
          {vault.state === 'absent' && <CreateForm onSubmit={ahead(vault.create)} />}
          {vault.state === 'locked' && <UnlockForm onSubmit={ahead(vault.unlock)} />}
        </Suspense>
      </main>
    </div>
  );
}
