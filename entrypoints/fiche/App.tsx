import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { UnlockForm } from '../../components/LockForms';
import { Notice } from '../../components/Notice';
import { ficheOf } from '../../lib/aids/fiche';
import type { Advisor, Client } from '../../lib/profile/schema';
import { COMMON } from '../../lib/texts/common';
import { advisor as advisorDesk, clients } from '../../lib/vault';
import type { Source } from '../sidepanel/handed/everything';
import { gather } from '../sidepanel/handed/source';
import { useActivity } from '../sidepanel/hooks/useActivity';
import { useManaged } from '../sidepanel/hooks/useManaged';
import { inWords, useVault } from '../sidepanel/hooks/useVault';
import { todayIso } from '../sidepanel/keys';
import { clientName } from '../sidepanel/people';
import css from './App.module.css';
import { FICHE, MANDATE, PAPER } from './texts';
import { EverythingView } from './views/EverythingView';
import { FicheView } from './views/FicheView';
import { MandateView } from './views/MandateView';

interface Kept {
  /** null: there is no such file. */
  client: Client | null;
  advisor: Advisor;
}

/** `fiche.html?mandat#id`: the agreement to sign; `?tout`: everything known of the person; otherwise the sheet of aids. */
const PAPERS: Record<string, (props: SheetProps) => ReactNode> = { '?mandat': Mandate, '?tout': Everything };
const Paper = PAPERS[location.search] ?? Sheet;

/** The sheet of the client named in the address by their number alone; everything on it comes from the vault, at once gone when it locks. */
export function App() {
  const vault = useVault();
  const open = vault.state === 'unlocked';
  useActivity(open);
  const id = useAddress();
  const { kept, problem } = useKept(open, id);
  const [large, setLarge] = useState(false);
  const trouble = problem ?? vault.error;

  return (
    <main className={css.page} data-large={large}>
      {trouble !== null && (
        <Notice tone="no" role="alert">
          {trouble}
        </Notice>
      )}
      {vault.state === 'absent' && <Notice title={FICHE.screenTitle}>{FICHE.absent}</Notice>}
      {vault.farewell !== null && <Notice role="status">{vault.farewell}</Notice>}
      {open && (
        <div className={css.end}>
          <Button small look="quiet" title={COMMON.endMeetingHint} onClick={() => void vault.endMeeting()}>
            <Icon name="locked" />
            {COMMON.endMeeting}
          </Button>
        </div>
      )}
      {vault.state === 'locked' && (
        <section className={css.card}>
          <p className={css.soft}>{FICHE.needsKey}</p>
          <UnlockForm door={vault} />
        </section>
      )}
      {open && kept !== null && <Paper kept={kept} large={large} onLarge={setLarge} />}
    </main>
  );
}

interface SheetProps {
  kept: Kept;
  large: boolean;
  onLarge: (large: boolean) => void;
}

function Sheet({ kept, large, onLarge }: SheetProps) {
  const today = todayIso();
  const { client, advisor } = kept;
  const fiche = client === null ? null : ficheOf(client, today);
  if (client === null) return <Words title={FICHE.nobody} text={FICHE.nobodyText} />;
  if (fiche === null) return <Words title={FICHE.empty} text={FICHE.emptyText} />;
  return (
    <>
      <PrintBar name={FICHE.screenTitle} large={large} onLarge={onLarge}>
        {fiche.doubtful.length > 0 && (
          <Notice tone="ask" title={FICHE.doubtful}>
            <p>{FICHE.doubtfulText(fiche.doubtful.map(({ title }) => title).join(', '))}</p>
          </Notice>
        )}
      </PrintBar>
      <FicheView name={clientName(client)} fiche={fiche} advisor={advisor} today={today} />
    </>
  );
}

function Mandate({ kept: { client, advisor }, large, onLarge }: SheetProps) {
  useEffect(() => {
    document.title = `${MANDATE.screenTitle}, Relais TI`;
  }, []);
  const managed = useManaged();
  if (client === null) return <Words title={FICHE.nobody} text={FICHE.nobodyText} />;
  // What the paper says of the numbers is what the structure set: nothing is printed before it is known.
  if (managed === null) return null;
  return (
    <>
      <PrintBar name={MANDATE.screenTitle} large={large} onLarge={onLarge}>
        <Notice>
          {!advisor.advisorOrganisation && <p>{MANDATE.noStructure}</p>}
          {!client.profile.lastName && <p>{MANDATE.noName}</p>}
          <p>{MANDATE.afterwards}</p>
        </Notice>
      </PrintBar>
      <MandateView
        profile={client.profile}
        advisor={advisor}
        legalBasis={managed.settings.keepTypedOnce?.legalBasis ?? null}
      />
    </>
  );
}

function Everything({ kept: { client }, large, onLarge }: SheetProps) {
  const [source, setSource] = useState<Source | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.title = `${PAPER.screenTitle}, Relais TI`;
    if (client === null) return;
    let alive = true;
    gather(client).then(
      (gathered) => alive && setSource(gathered),
      (reason) => alive && setProblem(inWords(reason)),
    );
    return () => {
      alive = false;
    };
  }, [client]);
  if (client === null) return <Words title={FICHE.nobody} text={FICHE.nobodyText} />;
  if (problem !== null) return <Notice tone="no">{problem}</Notice>;
  if (source === null) return null;
  return (
    <>
      <PrintBar name={PAPER.screenTitle} large={large} onLarge={onLarge}>
        <Notice>{PAPER.noted}</Notice>
      </PrintBar>
      <EverythingView {...source} />
    </>
  );
}

function PrintBar(props: { name: string; large: boolean; onLarge: (large: boolean) => void; children: ReactNode }) {
  const { name, large, onLarge, children } = props;
  return (
    <section className={css.bar} aria-label={name}>
      <Button look="main" onClick={() => window.print()}>
        {FICHE.print}
      </Button>
      <Button aria-pressed={large} onClick={() => onLarge(!large)}>
        {FICHE.large}
      </Button>
      <p className={css.soft}>{FICHE.printHint}</p>
      {children}
    </section>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <section className={css.card}>
      <h1>{title}</h1>
      <p>{text}</p>
    </section>
  );
}

/** What stands after « # », live. */
function useAddress(): string {
  const [id, setId] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const onChange = () => setId(location.hash.slice(1));
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return id;
}

/** The client and the advisor, live while the vault is open; nothing of them otherwise. */
function useKept(open: boolean, id: string) {
  const [kept, setKept] = useState<Kept | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setKept(null);
    setProblem(null);
    if (!open) return;
    let alive = true;
    const stop = clients.follow(
      id,
      async (client) => {
        // A damaged identity is told in the panel and the options; the sheet goes without it.
        const advisor = await advisorDesk.get().catch(() => ({}));
        if (alive) setKept({ client, advisor });
      },
      (reason) => setProblem(inWords(reason)),
    );
    return () => {
      alive = false;
      stop();
    };
  }, [open, id]);
  return { kept, problem };
}
