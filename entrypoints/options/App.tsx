import { useCallback, useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { DamagedRecords } from '../../components/DamagedRecords';
import { CreateForm, UnlockForm } from '../../components/LockForms';
import { Notice } from '../../components/Notice';
import { usePiece } from '../../components/usePiece';
import type { LearnedField } from '../../lib/forms/matching';
import type { ManagedSettings } from '../../lib/managed';
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
import { backup } from '../../lib/vault/backup';
import { useActivity } from '../sidepanel/hooks/useActivity';
import { useManaged } from '../sidepanel/hooks/useManaged';
import { inWords, useVault } from '../sidepanel/hooks/useVault';
import { advisorName } from '../sidepanel/people';
import { BackupView } from './backup/BackupView';
import { KeepingView } from './keeping/KeepingView';
import { ManagedView } from './managed/ManagedView';
import { OPEN_TO_ALL, type PartName, usePart } from './parts';
import { OPTIONS } from './texts';
import { AboutView } from './views/AboutView';
import { AdvisorForm } from './views/AdvisorForm';
import { Card, Frame } from './views/Frame';
import { HostsView } from './views/HostsView';
import { LearnedView } from './views/LearnedView';
import { PassphraseView } from './views/PassphraseView';
import { RecoveryView } from './views/RecoveryView';
import { SecurityView } from './views/SecurityView';
import { StartView } from './views/StartView';
import { StorageView } from './views/StorageView';
import css from './views/views.module.css';

const NOTHING_SET: ManagedSettings = {};

interface Kept {
  advisor: Advisor;
  minutes: number;
  /** ISO day the recovery code was made; null when there is none. */
  codeDay: string | null;
  learned: LearnedField[];
  damaged: DamagedRecord[];
  /** Was a backup ever made here? */
  saved: boolean;
}

const loadJournal = () => import('./views/JournalView');

/** Parts where something may be under way (a code on the screen, an import being looked at) stay as they were left. */
function useOpened(part: PartName, open: boolean): ReadonlySet<PartName> {
  const opened = useRef(new Set<PartName>());
  if (!open) opened.current.clear();
  opened.current.add(part);
  return opened.current;
}

/** Settings: what is in the vault asks for the key; the rest is always readable. */
export function App() {
  const vault = useVault();
  const [kept, setKept] = useState<Kept | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const managed = useManaged();
  const settings = managed?.settings ?? NOTHING_SET;
  const open = vault.state === 'unlocked';
  useActivity(open);
  const part = usePart();
  const opened = useOpened(part, open);
  const journal = usePiece(loadJournal, part === 'journal' && open);

  const load = useCallback(async () => {
    try {
      const [minutes, codeDay, learned, damaged, { lastExport }] = await Promise.all([
        idleMinutes(),
        recoveryCodeDate(),
        learnedDesk.list(),
        vaultDamage(),
        backup.last(),
      ]);
      // A damaged identity is told, and can be typed anew over it.
      const who = await advisorDesk.get().catch((reason: unknown) => {
        if (!damaged.some(({ table }) => table === 'advisor')) setProblem(inWords(reason));
        return {};
      });
      setKept({ advisor: who, minutes, codeDay, learned, damaged, saved: lastExport !== null });
    } catch (reason) {
      setProblem(inWords(reason));
    }
  }, []);

  // What the structure sets changes what is read: a shorter delay shows at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `managed` is why.
  useEffect(() => {
    setProblem(null);
    if (open) void load();
    else setKept(null);
  }, [open, load, managed]);

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

  const notices = (
    <>
      {(problem ?? vault.error) !== null && (
        <Notice tone="no" role="alert">
          {problem ?? vault.error}
        </Notice>
      )}
      {vault.farewell !== null && <Notice role="status">{vault.farewell}</Notice>}
      {managed !== null && <ManagedView {...managed} />}
      {open && kept !== null && (
        <DamagedRecords
          records={kept.damaged}
          onKeep={(record) => attempt(() => keepDamaged(record))}
          onErase={(record) => attempt(() => eraseDamaged(record))}
        />
      )}
    </>
  );
  // Nothing to type where nothing could be kept.
  const shut = vault.state === 'locked' || (vault.state === 'absent' && vault.error === null);

  return (
    <Frame part={part} notices={notices} onLock={open ? () => void vault.endMeeting() : null}>
      {shut && !OPEN_TO_ALL.has(part) && (
        <section className={css.door}>
          {vault.state === 'locked' ? <UnlockForm door={vault} /> : <CreateForm onSubmit={vault.create} />}
        </section>
      )}
      {part === 'demarches' && (
        <Card id="hosts" {...OPTIONS.hosts}>
          <HostsView patterns={browser.runtime.getManifest().host_permissions ?? []} settings={settings} />
        </Card>
      )}
      {open && kept !== null && managed !== null && (
        <>
          {part === 'vous' && <You kept={kept} settings={settings} attempt={attempt} />}
          {opened.has('coffre') && (
            <div className={css.cards} hidden={part !== 'coffre'}>
              <Card id="security" {...OPTIONS.security}>
                <SecurityView
                  settings={settings}
                  minutes={kept.minutes}
                  onMinutes={(minutes) => attempt(() => setIdleMinutes(minutes))}
                />
              </Card>
              <Card id="recovery" {...OPTIONS.recovery}>
                <RecoveryView day={kept.codeDay} owner={ownerOf(kept.advisor)} onMake={makeCode} />
              </Card>
              <Card id="passphrase" {...OPTIONS.passphrase}>
                <PassphraseView onChange={(current, next) => attempt(() => changePassphrase(current, next))} />
              </Card>
            </div>
          )}
          {part === 'conservation' && <KeepingView key={settings.retentionMonths} settings={settings} />}
          {opened.has('sauvegarde') && (
            <div className={css.cards} hidden={part !== 'sauvegarde'}>
              <BackupView settings={settings} onChanged={() => void load()} />
            </div>
          )}
          {part === 'journal' && journal !== null && <journal.JournalView settings={settings} />}
          {part === 'demarches' && (
            <Card id="learned" {...OPTIONS.learned}>
              <LearnedView
                learned={kept.learned}
                onForget={(one) => attempt(() => learnedDesk.remove(one.hostFamily, one.stableId))}
              />
            </Card>
          )}
        </>
      )}
      {part === 'coffre' && (
        <Card id="storage" {...OPTIONS.storage}>
          <StorageView look={restingPlace} onAsk={askToKeep} />
        </Card>
      )}
      {part === 'a-propos' && <AboutView version={browser.runtime.getManifest().version} />}
    </Frame>
  );
}

const ownerOf = (advisor: Advisor): string =>
  [advisorName(advisor), advisor.advisorOrganisation].filter(Boolean).join(', ');

interface YouProps {
  kept: Kept;
  settings: ManagedSettings;
  attempt: (work: () => Promise<unknown>) => Promise<string | null>;
}

/** Who the advisor is; before that, what is left to do once. */
function You({ kept, settings, attempt }: YouProps) {
  const { advisorLastName, advisorOrganisation } = kept.advisor;
  const done = {
    who: Boolean(advisorLastName && advisorOrganisation),
    code: kept.codeDay !== null,
    // Nobody is asked for what the structure does not allow.
    backup: kept.saved || settings.exportAllowed === false,
  };
  return (
    <>
      {!(done.who && done.code && done.backup) && (
        <Card id="start" {...OPTIONS.start}>
          <StartView done={done} />
        </Card>
      )}
      <Card id="advisor" {...OPTIONS.advisor}>
        <AdvisorForm
          advisor={kept.advisor}
          settings={settings}
          onSave={(next) => attempt(() => advisorDesk.save(next))}
        />
      </Card>
    </>
  );
}
