import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { Tabs } from '../../components/Tabs';
import { usePiece } from '../../components/usePiece';
import type { PageContext } from '../../lib/aids/types';
import type { PageForm } from '../../lib/forms/page-form';
import type { Client } from '../../lib/profile/schema';
import css from './App.module.css';
import { useAdvisor, useClients, useFile } from './hooks/useClients';
import { useDossierClient } from './hooks/useDossier';
import { dropDraft, useWaiting } from './hooks/useDraft';
import { type PageView, usePage, useTab } from './hooks/usePage';
import { type ContextView, limitedBy, usePageContext } from './hooks/usePageContext';
import { inWords } from './hooks/useVault';
import { dossierKeyOf, todayIso } from './keys';
import { clientName } from './people';
import { lineDraftOf } from './review/line-drafts';
import { type PageKind, type Picked, type TabName, tabFor } from './tabs';
import { CHOOSE, PANEL } from './texts';
import { AgreementEndings } from './views/AgreementEndings';
import { Band } from './views/Band';
import { ChooseClient } from './views/ChooseClient';
import { KeepingNotice } from './views/KeepingNotice';
import { PageHeader } from './views/PageHeader';
import { PageNotice } from './views/PageNotice';
import { WaitingDrafts } from './views/WaitingDrafts';

const loadFill = () => import('./FillTab');
const loadAids = () => import('./aids/AidsTab');
const loadFile = () => import('./FileTab');
const loadEnd = () => import('./views/EndDialog');

/** Nothing to say of the page yet. */
function isComing(view: PageView): boolean {
  return view.kind === 'reading' || (view.kind === 'none' && view.none === 'loading');
}

/** The last kind of page seen: while one is coming, the panel stays as it is. */
function useKind(form: PageForm | null, view: PageView, context: ContextView): PageKind {
  const last = useRef<PageKind>('other');
  if (form !== null) last.current = 'form';
  else if (!isComing(view) && context.kind !== 'reading')
    last.current = view.kind === 'elsewhere' && context.kind === 'page' ? 'aids' : 'other';
  return last.current;
}

/** Tabs stay as they were left once they were opened. */
function useOpened(tab: TabName): ReadonlySet<TabName> {
  const opened = useRef(new Set<TabName>());
  opened.current.add(tab);
  return opened.current;
}

/** What the page is about, for the aids: a form speaks by its démarche when the page says nothing else. */
function aboutOf(form: PageForm | null, context: ContextView): PageContext | null | undefined {
  if (context.kind === 'page') return context.page;
  if (form !== null) {
    const { path, title } = form.procedure;
    return {
      url: `https://demarche.numerique.gouv.fr/commencer/${path ?? ''}`,
      title: title ?? '',
      h1: '',
      breadcrumb: '',
    };
  }
  return context.kind === 'reading' ? undefined : null;
}

/** The printable page of a client; the id in its address is drawn at random and names nobody. */
function openSheet(clientId: string): void {
  void browser.tabs.create({ url: `${browser.runtime.getURL('/fiche.html')}#${clientId}` });
}

/** The open panel: page and client meet here. */
export function Desk({ onLock }: { onLock: () => Promise<void> }) {
  const [running, setRunning] = useState(false);
  const tabId = useTab(running);
  const page = usePage(tabId);
  const { view: context, read } = usePageContext(tabId);
  const view = limitedBy(page.view, context);
  const limited = view.kind === 'none' && view.none === 'limited';
  const files = useClients();
  const teacher = useAdvisor();
  const [picked, setPicked] = useState<Picked | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState<{ id: string } | null>(null);
  const { waiting, settle } = useWaiting();

  // While the page reloads, the list stays with what was typed in it: the same dossier most often comes back.
  const seen = useRef<{ tabId: number | null; form: PageForm | null }>({ tabId: null, form: null });
  if (page.view.kind === 'form') seen.current = { tabId, form: page.view.form };
  else if (!isComing(page.view) || seen.current.tabId !== tabId) seen.current = { tabId, form: null };
  const { form } = seen.current;
  const kind = useKind(form, view, context);
  const tab = tabFor(kind, picked);
  const opened = useOpened(tab);
  const pieces = {
    fill: usePiece(loadFill, form !== null),
    aids: usePiece(loadAids, opened.has('aids')),
    file: usePiece(loadFile, opened.has('file')),
    end: usePiece(loadEnd, asking),
  };
  const dossierKey = dossierKeyOf(form);
  const dossier = useDossierClient(dossierKey);
  // Outside of a dossier nothing is written in the page: the client is the one of the appointment.
  const clientId = form === null ? dossier.lastId : dossier.clientId;
  const file = useFile(files, clientId ?? null);
  const client = file ?? null;
  const cardOf = (id: string | null | undefined) => files.cards.find((one) => one.id === id) ?? null;
  const last = cardOf(dossier.lastId);
  const ready = !files.loading && dossier.clientId !== undefined && file !== undefined;
  // While another file is being read, the aids stay on the screen with the one before.
  const settled = useRef<Client | null | undefined>(undefined);
  if (ready) settled.current = client;

  // To fill a page with a file is to work with the person.
  const { contact } = files;
  useEffect(() => {
    if (running && clientId) void contact(clientId);
  }, [running, clientId, contact]);

  const about = useMemo(() => aboutOf(form, context), [form, context]);

  const choose = useCallback(
    (id: string | null) => {
      setChoosing(false);
      void dossier.choose(id);
    },
    [dossier.choose],
  );
  const create = useCallback(
    async (name: { firstName: string; lastName: string }): Promise<string | null> => {
      try {
        const made = await files.create({
          ...(name.firstName && { firstName: name.firstName }),
          ...(name.lastName && { lastName: name.lastName }),
        });
        setChoosing(false);
        await dossier.choose(made.id);
        return null;
      } catch (reason) {
        return inWords(reason);
      }
    },
    [files.create, dossier.choose],
  );
  const open = (name: TabName) => setPicked({ tab: name, on: kind });
  const change = () => {
    if (tab === 'file' || (form === null && tab === 'fill')) open(form === null ? 'aids' : 'fill');
    setChoosing(true);
  };
  const interrupted = waiting.flatMap((draft) => {
    const card = cardOf(draft.client);
    const isHere = client?.id === draft.client && draft.of === lineDraftOf(dossierKey);
    return card === null || isHere ? [] : [{ draft, name: clientName(card) }];
  });
  const end = () => (dirty || running ? setAsking(true) : void onLock());

  const tabs = useMemo(
    () => [
      { id: 'fill' as const, label: PANEL.tabs.fill },
      { id: 'aids' as const, label: PANEL.tabs.aids },
      { id: 'file' as const, label: PANEL.tabs.file },
    ],
    [],
  );

  return (
    <div className={css.panel}>
      <header className={css.band}>
        <Band
          locked={false}
          client={file === undefined ? cardOf(clientId) : client}
          onChange={client !== null && !running ? change : undefined}
          inDossier={form !== null}
          onLock={end}
        />
      </header>
      {asking && pieces.end !== null && (
        <pieces.end.EndDialog running={running} onStay={() => setAsking(false)} onLeave={() => void onLock()} />
      )}
      <main className={css.body}>
        <PageHeader view={view} about={about ?? null} />
        <div className={css.tabs}>
          <Tabs name={PANEL.tabsName} tabs={tabs} current={tab} onChange={open} />
        </div>
        <div className={css.notices}>
          {teacher.troubles.map((trouble) => (
            <Notice key={trouble} tone="ask">
              <p>{trouble}</p>
              <Button small onClick={() => void browser.runtime.openOptionsPage()}>
                {PANEL.options}
              </Button>
            </Notice>
          ))}
          {files.error !== null && (
            <Notice tone="no" role="alert">
              {files.error}
            </Notice>
          )}
          <KeepingNotice onContact={contact} />
          {client !== null && tab !== 'file' && (
            <AgreementEndings client={client} today={todayIso()} onOpen={() => open('file')} />
          )}
          {interrupted.length > 0 && (
            <WaitingDrafts
              drafts={interrupted}
              onResume={({ draft }) => {
                settle(draft);
                setAsked({ id: draft.client });
                open('file');
              }}
              onGiveUp={({ draft }) => {
                settle(draft);
                void dropDraft(draft).catch(() => undefined);
              }}
            />
          )}
        </div>
        <section
          id="panel-fill"
          role="tabpanel"
          aria-labelledby="tab-fill"
          className={css.body}
          hidden={tab !== 'fill'}
        >
          {form === null || tabId === null ? (
            <PageNotice view={view} onConnect={page.connect} onReload={page.reload} />
          ) : !ready ? null : client === null || choosing ? (
            <ChooseClient
              title={CHOOSE.title}
              clients={files.cards}
              damaged={files.damaged}
              onKeep={files.keepDamaged}
              onErase={files.eraseDamaged}
              last={choosing ? null : last}
              onChoose={choose}
              onCreate={create}
              onCancel={choosing ? () => setChoosing(false) : undefined}
            />
          ) : pieces.fill === null || teacher.advisor === null || teacher.learned === null ? null : (
            <pieces.fill.FillTab
              key={`${dossierKey}|${client.id}`}
              tabId={tabId}
              form={form}
              client={client}
              cards={files.cards}
              advisor={teacher.advisor}
              learned={teacher.learned}
              scan={page.scan}
              locate={page.locate}
              changeClient={files.change}
              teach={teacher.teach}
              unteach={teacher.unteach}
              onRunning={setRunning}
              onOpenFile={() => open('file')}
            />
          )}
        </section>
        <section
          id="panel-aids"
          role="tabpanel"
          aria-labelledby="tab-aids"
          className={css.body}
          hidden={tab !== 'aids'}
        >
          {tab === 'aids' && choosing && (
            <ChooseClient
              title={CHOOSE.titleAids}
              clients={files.cards}
              damaged={files.damaged}
              onKeep={files.keepDamaged}
              onErase={files.eraseDamaged}
              last={client === null ? last : null}
              onChoose={choose}
              onCreate={create}
              onWithout={form === null && client !== null ? () => choose(null) : undefined}
              onCancel={() => setChoosing(false)}
            />
          )}
          {pieces.aids !== null && settled.current !== undefined && teacher.advisor !== null && (
            <div className={css.body} hidden={choosing}>
              <pieces.aids.AidsTab
                page={about}
                limited={limited}
                onRead={read}
                client={settled.current}
                advisor={teacher.advisor}
                today={todayIso()}
                changeClient={files.change}
                onChoose={() => setChoosing(true)}
                onOpenSheet={openSheet}
                cards={files.cards}
                everyClient={files.all}
                onClient={form === null ? choose : null}
              />
            </div>
          )}
        </section>
        <section
          id="panel-file"
          role="tabpanel"
          aria-labelledby="tab-file"
          className={css.body}
          hidden={tab !== 'file'}
        >
          {pieces.file !== null && !files.loading && (
            <pieces.file.FileTab
              files={files}
              dossierClient={form === null ? null : client}
              last={last}
              canUseHere={form !== null && !running}
              onUseHere={(id) => {
                choose(id);
                open('fill');
              }}
              onDirty={setDirty}
              asked={asked}
            />
          )}
        </section>
      </main>
    </div>
  );
}
