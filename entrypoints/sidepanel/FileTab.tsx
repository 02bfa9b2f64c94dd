import { type ComponentProps, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import card from '../../components/Card.module.css';
import { Icon } from '../../components/Icon';
import { Notice } from '../../components/Notice';
import { useArrival } from '../../components/useArrival';
import { usePiece } from '../../components/usePiece';
import { type AgreementGiven, withAgreement } from '../../lib/profile/agreements';
import { bilanProgress } from '../../lib/profile/bilan';
import type { ClientCard } from '../../lib/profile/card';
import { toFrenchWords } from '../../lib/profile/dates';
import type { Agreement, Client, Profile, StoredKey } from '../../lib/profile/schema';
import css from './FileTab.module.css';
import { HandedView } from './handed/HandedView';
import { type Files, useFile } from './hooks/useClients';
import { dropDraft, useDraft } from './hooks/useDraft';
import { useManaged } from './hooks/useManaged';
import { inWords } from './hooks/useVault';
import { todayIso } from './keys';
import { clientDetail, clientName } from './people';
import { readBoxes } from './review/client-draft';
import { CHOOSE, FILE, KEEPING, SITUATION } from './texts';
import { AgreementEndings } from './views/AgreementEndings';
import { AgreementsView } from './views/AgreementsView';
import { BilanView } from './views/BilanView';
import { ChooseClient } from './views/ChooseClient';
import { ClientForm } from './views/ClientForm';
import { KeptNumbers } from './views/KeptNumbers';
import { SituationView } from './views/SituationView';

const loadRemove = () => import('./views/RemoveDialog');
const loadLeave = () => import('./views/LeaveDialog');

interface Props {
  files: Files;
  /** Whose file fills the dossier on the page. */
  dossierClient: Client | null;
  last: ClientCard | null;
  canUseHere: boolean;
  onUseHere: (id: string) => void;
  onDirty: (dirty: boolean) => void;
  /** The file to open, asked from elsewhere in the panel; a new object for each asking. */
  asked: { id: string } | null;
}

/** The boxes of the file, among what is being typed about a client. */
const FILE_DRAFT = 'file';

/** « Dossier »: the client's file. Follows the client of the page unless another file was opened on purpose. */
export function FileTab({ files, dossierClient, last, canUseHere, onUseHere, onDirty, asked }: Props) {
  const [opened, setOpened] = useState<string | 'list' | null>(null);
  const [dirty, setDirty] = useState(false);
  const managed = useManaged();
  const [part, setPart] = useState<'bilan' | 'situation' | null>(null);
  const [removing, setRemoving] = useState(false);
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const removePiece = usePiece(loadRemove, removing);
  const leavePiece = usePiece(loadLeave, leaving !== null);

  const followed = dossierClient?.id ?? last?.id ?? 'list';
  const shown = opened ?? followed;
  const client = useFile(files, shown === 'list' ? null : shown);
  const heading = useArrival<HTMLHeadingElement>(Boolean(client) && part === null);

  // Another dossier came to the front: its client's file comes too, unless something is being typed here.
  const dossierId = dossierClient?.id;
  const typing = useRef(dirty);
  typing.current = dirty;
  useEffect(() => {
    if (dossierId !== undefined && !typing.current) setOpened(null);
  }, [dossierId]);

  useEffect(() => onDirty(dirty), [dirty, onDirty]);

  useEffect(() => {
    if (asked === null) return;
    setPart(null);
    setOpened(asked.id);
  }, [asked]);

  const leave = (go: () => void) => (dirty ? setLeaving(() => go) : go());
  const open = (id: string | 'list') => {
    setPart(null);
    setProblem(null);
    setOpened(id);
  };

  const save = useCallback(
    async (id: string, edit: (client: Client) => Client): Promise<string | null> => {
      try {
        await files.change(id, edit);
        return null;
      } catch (reason) {
        return inWords(reason);
      }
    },
    [files.change],
  );

  if (client === undefined) return null;
  if (client === null) {
    return (
      <ChooseClient
        title={CHOOSE.titleElsewhere}
        clients={files.cards}
        damaged={files.damaged}
        onKeep={files.keepDamaged}
        onErase={files.eraseDamaged}
        last={null}
        onChoose={open}
        onCreate={async (name) => {
          try {
            const made = await files.create(name);
            open(made.id);
            return null;
          } catch (reason) {
            return inWords(reason);
          }
        }}
      />
    );
  }

  const name = clientName(client);
  const detail = clientDetail(client);
  const { answered, total } = bilanProgress(client.profile);
  const facts = Object.keys(client.profile.facts ?? {}).length;
  // The form and the agreements say under their own buttons why something was not kept; the rest is told above.
  const keep = (change: (client: Client) => Client) => save(client.id, change);
  const keepProfile = (change: (profile: Profile) => Profile) =>
    keep((now) => ({ ...now, profile: change(now.profile) }));
  const record = (given: AgreementGiven) => keep((now) => withAgreement(now, given));
  const told = async (work: Promise<string | null>) => {
    const refusal = await work;
    setProblem(refusal);
    return refusal;
  };
  const edit = (change: (client: Client) => Client) => told(keep(change));
  const editProfile = (change: (profile: Profile) => Profile) => told(keepProfile(change));
  const agreeToHealth = (how: Agreement['how']) => told(record({ scope: 'sante', how, givenOn: todayIso() }));

  return (
    <div className={css.file}>
      <div className={css.head}>
        <Button small look="quiet" className={css.back} onClick={() => leave(() => open('list'))}>
          <Icon name="back" />
          {FILE.all}
        </Button>
        <h2 ref={heading} tabIndex={-1}>
          {name}
        </h2>
        {detail !== null && <p>{detail}</p>}
      </div>
      {dossierClient !== null && dossierClient.id !== client.id && (
        <Notice tone="ask">
          <p>{FILE.other(name, clientName(dossierClient))}</p>
        </Notice>
      )}
      {canUseHere && dossierClient?.id !== client.id && (
        <Button wide onClick={() => leave(() => onUseHere(client.id))}>
          {FILE.useHere}
        </Button>
      )}
      {problem !== null && (
        <Notice tone="no" role="alert">
          {problem.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {part === null && <AgreementEndings client={client} today={todayIso()} />}
      {part === 'situation' && (
        <SituationView
          client={client}
          today={todayIso()}
          onChange={edit}
          onAgree={agreeToHealth}
          onClose={() => setPart(null)}
        />
      )}
      {part === 'bilan' && (
        <BilanView
          client={client}
          today={todayIso()}
          onAnswer={editProfile}
          onAgree={agreeToHealth}
          onClose={() => setPart(null)}
        />
      )}
      {part === null && (
        <>
          <section className={card.card} aria-labelledby="bilan-title">
            <h3 id="bilan-title">{FILE.bilan}</h3>
            <p className={card.soft}>{FILE.bilanIntro}</p>
            <div className={css.measure}>
              <progress max={total} value={answered} aria-label={FILE.bilan} />
              <span className="num">{FILE.bilanProgress(answered, total)}</span>
            </div>
            <Button look={answered === 0 ? 'main' : 'plain'} wide onClick={() => setPart('bilan')}>
              {answered === 0 ? FILE.bilanStart : answered < total ? FILE.bilanResume : FILE.bilanReview}
            </Button>
          </section>
          <section className={card.card} aria-labelledby="situation-title">
            <h3 id="situation-title">{SITUATION.title}</h3>
            <p className={card.soft}>{facts === 0 ? SITUATION.none : SITUATION.count(facts)}</p>
            {facts > 0 && (
              <Button wide onClick={() => setPart('situation')}>
                {SITUATION.review}
              </Button>
            )}
          </section>
          <FileForm key={client.id} client={client} onSave={keepProfile} onDirty={setDirty} />
          <AgreementsView
            key={`${client.id} agreements`}
            client={client}
            onRecord={record}
            onChange={keep}
            today={todayIso()}
          />
          {managed !== null && (
            <KeptNumbers
              className={card.card}
              client={client}
              basis={managed.settings.keepTypedOnce?.legalBasis ?? null}
              onErase={(keys) => void editProfile((profile) => without(profile, keys))}
            />
          )}
          <HandedView key={`${client.id} handed`} client={client} />
          <section className={card.card} aria-labelledby="keeping-title">
            <h3 id="keeping-title">{FILE.keeping}</h3>
            {client.lastContactOn === todayIso() ? (
              <p className={card.soft}>{KEEPING.seenToday}</p>
            ) : (
              <>
                <p className={card.soft}>{KEEPING.lastContact(toFrenchWords(client.lastContactOn))}</p>
                <Button wide onClick={async () => setProblem(await files.contact(client.id))}>
                  {KEEPING.contact}
                </Button>
              </>
            )}
          </section>
          <Button look="danger" onClick={() => setRemoving(true)}>
            {FILE.remove}
          </Button>
        </>
      )}

      {removing && removePiece !== null && (
        <removePiece.RemoveDialog
          name={name}
          onClose={() => setRemoving(false)}
          onRemove={async () => {
            setRemoving(false);
            try {
              await files.remove(client.id);
              setDirty(false);
              open('list');
            } catch (reason) {
              setProblem(inWords(reason));
            }
          }}
        />
      )}
      {leaving !== null && leavePiece !== null && (
        <leavePiece.LeaveDialog
          onStay={() => setLeaving(null)}
          onLeave={() => {
            const go = leaving;
            setLeaving(null);
            setDirty(false);
            void dropDraft({ client: client.id, of: FILE_DRAFT }).catch(() => undefined);
            go();
          }}
        />
      )}
    </div>
  );
}

const without = (profile: Profile, keys: readonly StoredKey[]): Profile =>
  Object.fromEntries(Object.entries(profile).filter(([key]) => !(keys as readonly string[]).includes(key)));

type FormProps = Omit<ComponentProps<typeof ClientForm>, 'today' | 'interrupted' | 'onTyping'>;

/** The form, with what a lock had interrupted. */
function FileForm(props: FormProps) {
  const { found, put } = useDraft(props.client.id, FILE_DRAFT, readBoxes);
  if (found === undefined) return null;
  return <ClientForm {...props} today={todayIso()} interrupted={found} onTyping={put} />;
}
