import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { DamagedRecords } from '../../components/DamagedRecords';
import { CreateForm, UnlockForm } from '../../components/LockForms';
import { Notice } from '../../components/Notice';
import type { LearnedField } from '../../lib/forms/matching';
import type { Advisor } from '../../lib/profile/schema';
import {
  advisor as advisorDesk,
  askToKeep,
  changePassphrase,
  type DamagedRecord,
  eraseDamaged,
  idleMinutes,
  keepDamaged,
  learned as learnedDesk,
  makeRecoveryCode,
  recoveryCodeDate,
  restingPlace,
  setIdleMinutes,
  vaultDamage,
} from '../../lib/vault';
import { useActivity } from '../sidepanel/hooks/useActivity';
import { inWords, useVault } from '../sidepanel/hooks/useVault';
import css from './App.module.css';
import { BackupView } from './backup/BackupView';
import { BACKUP } from './backup/texts';
import { KeepingView } from './keeping/KeepingView';
import { KEPT } from './keeping/texts';
import { OPTIONS } from './texts';
import { AboutView } from './views/AboutView';
import { AdvisorForm } from './views/AdvisorForm';
import { HostsView } from './views/HostsView';
import { JournalSection } from './views/JournalSection';
import { LearnedView } from './views/LearnedView';
import { PassphraseView } from './views/PassphraseView';
import { RecoveryView } from './views/RecoveryView';
import { SecurityView } from './views/SecurityView';
import { StorageView } from './views/StorageView';

interface Kept {
  advisor: Advisor;
  minutes: number;
  /** ISO day the recovery code was made; null when there is none. */
  codeDay: string | null;
  learned: LearnedField[];
  damaged: DamagedRecord[];
}

/** Settings: what is in the vault asks for the key; the rest is always readable. */
export function App() {
  const vault = useVault();
  const [kept, setKept] = useState<Kept | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = vault.state === 'unlocked';
  useActivity(open);

  const load = useCallback(async () => {
    try {
      const [minutes, codeDay, learned, damaged] = await Promise.all([
        idleMinutes(),
        recoveryCodeDate(),
        learnedDesk.list(),
        vaultDamage(),
      ]);
      // A damaged identity is told, and can be typed anew over it.
      const who = await advisorDesk.get().catch((reason: unknown) => {
        if (!damaged.some(({ table }) => table === 'advisor')) setProblem(inWords(reason));
        return {};
      });
      setKept({ advisor: who, minutes, codeDay, learned, damaged });
    } catch (reason) {
      setProblem(inWords(reason));
    }
  }, []);

  useEffect(() => {
    setProblem(null);
    if (open) void load();
    else setKept(null);
  }, [open, load]);

  const attempt = async (work: () => Promise<unknown>): Promise<string | null> => {
    try {
      await work();
      await load();
      return null;
    } catch (reason) {
      return inWords(reason);
    }
  };

  const makeCode = async (passphrase: string) => {
    let code = '';
    const refusal = await attempt(async () => {
      code = await makeRecoveryCode(passphrase);
    });
    return { code, refusal };
  };

  return (
    <main className={css.options}>
      <h1>{OPTIONS.title}</h1>
      {(problem ?? vault.error) !== null && (
        <Notice tone="no" role="alert">
          {problem ?? vault.error}
        </Notice>
      )}
      {vault.farewell !== null && <Notice role="status">{vault.farewell}</Notice>}
      {/* Nothing to type where nothing could be kept. */}
      {(vault.state === 'locked' || (vault.state === 'absent' && vault.error === null)) && (
        <section className={css.card}>
          <p className={css.soft}>{OPTIONS.needsKey}</p>
          {vault.state === 'locked' ? <UnlockForm door={vault} /> : <CreateForm onSubmit={vault.create} />}
        </section>
      )}
      {open && kept !== null && (
        <>
          <DamagedRecords
            records={kept.damaged}
            onKeep={(record) => attempt(() => keepDamaged(record))}
            onErase={(record) => attempt(() => eraseDamaged(record))}
          />
          <section className={css.card} aria-labelledby="advisor">
            <h2 id="advisor">{OPTIONS.advisor.title}</h2>
            <p className={css.soft}>{OPTIONS.advisor.text}</p>
            <AdvisorForm advisor={kept.advisor} onSave={(next) => attempt(() => advisorDesk.save(next))} />
          </section>
          <section className={css.card} aria-labelledby="security">
            <h2 id="security">{OPTIONS.security.title}</h2>
            <SecurityView
              minutes={kept.minutes}
              onMinutes={(minutes) => attempt(() => setIdleMinutes(minutes))}
              onLock={() => void vault.endMeeting()}
            />
          </section>
          <section className={css.card} aria-labelledby="passphrase">
            <h2 id="passphrase">{OPTIONS.passphrase.title}</h2>
            <p className={css.soft}>{OPTIONS.passphrase.text}</p>
            <PassphraseView onChange={(current, next) => attempt(() => changePassphrase(current, next))} />
          </section>
          <section className={css.card} aria-labelledby="recovery">
            <h2 id="recovery">{OPTIONS.recovery.title}</h2>
            <p className={css.soft}>{OPTIONS.recovery.text}</p>
            <RecoveryView day={kept.codeDay} onMake={makeCode} />
          </section>
          <section className={css.card} aria-labelledby="keeping">
            <h2 id="keeping">{KEPT.title}</h2>
            <p className={css.soft}>{KEPT.text}</p>
            <KeepingView />
          </section>
          <section className={css.card} aria-labelledby="journal">
            <h2 id="journal">{OPTIONS.journal.title}</h2>
            <p className={css.soft}>{OPTIONS.journal.text}</p>
            <JournalSection />
          </section>
          <section className={css.card} aria-labelledby="backup">
            <h2 id="backup">{BACKUP.title}</h2>
            <p className={css.soft}>{BACKUP.text}</p>
            <BackupView onImported={() => void load()} />
          </section>
          <section className={css.card} aria-labelledby="learned">
            <h2 id="learned">{OPTIONS.learned.title}</h2>
            <p className={css.soft}>{OPTIONS.learned.text}</p>
            <LearnedView
              learned={kept.learned}
              onForget={(one) => attempt(() => learnedDesk.remove(one.hostFamily, one.stableId))}
            />
          </section>
        </>
      )}
      <section className={css.card} aria-labelledby="storage">
        <h2 id="storage">{OPTIONS.storage.title}</h2>
        <p className={css.soft}>{OPTIONS.storage.text}</p>
        <StorageView look={restingPlace} onAsk={askToKeep} />
      </section>
      <section className={css.card} aria-labelledby="hosts">
        <h2 id="hosts">{OPTIONS.hosts.title}</h2>
        <HostsView hosts={browser.runtime.getManifest().host_permissions ?? []} />
      </section>
      <section className={css.card} aria-labelledby="about">
        <h2 id="about">{OPTIONS.about.title}</h2>
        <AboutView version={browser.runtime.getManifest().version} />
      </section>
    </main>
  );
}
