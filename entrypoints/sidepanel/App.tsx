import { lazy, Suspense } from 'react';
import { Notice } from '../../components/Notice';
import css from './App.module.css';
import { useActivity } from './hooks/useActivity';
import { useVault } from './hooks/useVault';
import { Band } from './views/Band';

const Desk = lazy(() => import('./Desk').then((module) => ({ default: module.Desk })));
const CreateForm = lazy(() => import('../../components/LockForms').then((module) => ({ default: module.CreateForm })));
const UnlockForm = lazy(() => import('../../components/LockForms').then((module) => ({ default: module.UnlockForm })));

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
          {vault.state === 'absent' && <CreateForm onSubmit={vault.create} />}
          {vault.state === 'locked' && <UnlockForm onSubmit={vault.unlock} />}
        </Suspense>
      </main>
    </div>
  );
}
