import { useCallback, useMemo, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { Tabs } from '../../components/Tabs';
import { usePiece } from '../../components/usePiece';
import type { PageForm } from '../../lib/forms/page-form';
import css from './App.module.css';
import { useAdvisor, useClients } from './hooks/useClients';
import { useDossierClient } from './hooks/useDossier';
import { type PageView, usePage, useTab } from './hooks/usePage';
import { inWords } from './hooks/useVault';
import { dossierKeyOf } from './keys';
import { CHOOSE, PANEL } from './texts';
import { Band } from './views/Band';
import { ChooseClient } from './views/ChooseClient';
import { PageHeader } from './views/PageHeader';
import { PageNotice } from './views/PageNotice';

const loadFill = () => import('./FillTab');
const loadFile = () => import('./FileTab');
const loadEnd = () => import('./views/EndDialog');

type TabName = 'fill' | 'file';

/** Nothing to say of the page yet. */
function isComing(view: PageView): boolean {
  return view.kind === 'reading' || (view.kind === 'none' && view.none === 'loading');
}

/** The open panel: page and client meet here. */
export function Desk({ onLock }: { onLock: () => Promise<void> }) {
  const [running, setRunning] = useState(false);
  const tabId = useTab(running);
  const page = usePage(tabId);
  const files = useClients();
  const teacher = useAdvisor();
  const [tab, setTab] = useState<TabName>('fill');
  const [fileOpened, setFileOpened] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);

  // While the page reloads, the list stays with what was typed in it: the same dossier most often comes back.
  const seen = useRef<{ tabId: number | null; form: PageForm | null }>({ tabId: null, form: null });
  if (page.view.kind === 'form') seen.current = { tabId, form: page.view.form };
  else if (!isComing(page.view) || seen.current.tabId !== tabId) seen.current = { tabId, form: null };
  const { form } = seen.current;
  const pieces = {
    fill: usePiece(loadFill, form !== null),
    file: usePiece(loadFile, fileOpened),
    end: usePiece(loadEnd, asking),
  };
  const dossierKey = dossierKeyOf(form);
  const dossier = useDossierClient(dossierKey);
  const client = files.clients.find((one) => one.id === dossier.clientId) ?? null;
  const last = files.clients.find((one) => one.id === dossier.lastId) ?? null;

  const choose = useCallback(
    (id: string) => {
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
  const open = (name: TabName) => {
    if (name === 'file') setFileOpened(true);
    setTab(name);
  };
  const end = () => (dirty || running ? setAsking(true) : void onLock());

  const tabs = useMemo(
    () => [
      { id: 'fill' as const, label: PANEL.tabs.fill },
      { id: 'file' as const, label: PANEL.tabs.file },
    ],
    [],
  );

  return (
    <div className={css.panel}>
      <header className={css.band}>
        <Band
          locked={false}
          client={client}
          onChange={client !== null && !running ? () => setChoosing(true) : undefined}
          onLock={end}
        />
      </header>
      {asking && pieces.end !== null && (
        <pieces.end.EndDialog running={running} onStay={() => setAsking(false)} onLeave={() => void onLock()} />
      )}
      <main className={css.body}>
        <PageHeader view={page.view} />
        <div className={css.tabs}>
          <Tabs name={PANEL.tabsName} tabs={tabs} current={tab} onChange={open} />
        </div>
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
        <section
          id="panel-fill"
          role="tabpanel"
          aria-labelledby="tab-fill"
          className={css.body}
          hidden={tab !== 'fill'}
        >
          {form === null || tabId === null ? (
            <PageNotice view={page.view} onConnect={page.connect} onReload={page.reload} />
          ) : files.loading || dossier.clientId === undefined ? null : client === null || choosing ? (
            <ChooseClient
              title={CHOOSE.title}
              clients={files.clients}
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
              clients={files.clients}
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
          id="panel-file"
          role="tabpanel"
          aria-labelledby="tab-file"
          className={css.body}
          hidden={tab !== 'file'}
        >
          {pieces.file !== null && !files.loading && (
            <pieces.file.FileTab
              files={files}
              dossierClient={client}
              last={last}
              canUseHere={form !== null && !running}
              onUseHere={(id) => {
                choose(id);
                setTab('fill');
              }}
              onDirty={setDirty}
            />
          )}
        </section>
      </main>
    </div>
  );
}
