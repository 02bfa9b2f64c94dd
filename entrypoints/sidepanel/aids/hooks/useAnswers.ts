import { useCallback, useMemo, useState } from 'react';
import { readValue } from '../../../../lib/aids/facts/values';
import type { FactDefinition, FactId, FactValue } from '../../../../lib/aids/types';
import { withAgreement } from '../../../../lib/profile/agreements';
import type { Agreement, Client } from '../../../../lib/profile/schema';
import { inWords } from '../../hooks/useVault';
import { type Answer, duringAppointment, mayKeep, stillStands, withFact } from '../answers';
import { QUESTIONS } from '../texts';

type Change = (id: string, edit: (client: Client) => Client) => Promise<void>;

/** Why an answer was not noted. */
interface Fault {
  fact: FactId;
  message: string;
}

interface Session {
  /** Latest first. */
  answers: readonly Answer[];
  skipped: ReadonlySet<FactId>;
  /** Health questions may be answered without being kept. */
  once: boolean;
}

const NOTHING: Session = { answers: [], skipped: new Set(), once: false };

/**
 * The answers given in this tab, by client: those that went to the file, those of this appointment only, and what was left.
 * All of it leaves with the panel or the lock. `said` is one sentence after each gesture.
 */
export function useAnswers(client: Client | null, change: Change, today: string) {
  const [sessions, setSessions] = useState<ReadonlyMap<string, Session>>(new Map());
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const id = client?.id ?? null;
  const kept = (id === null ? undefined : sessions.get(id)) ?? NOTHING;
  // What was changed elsewhere since (file, agreement withdrawn) is no answer of this tab any more.
  const session = useMemo<Session>(
    () => (client === null ? NOTHING : { ...kept, answers: kept.answers.filter((one) => stillStands(client, one)) }),
    [client, kept],
  );

  const edit = useCallback(
    (patch: (before: Session) => Session) => {
      if (id === null) return;
      setSessions((before) => new Map(before).set(id, patch(before.get(id) ?? NOTHING)));
    },
    [id],
  );

  const known = useMemo(
    () => (client === null ? null : duringAppointment(client, session.answers, today)),
    [client, session.answers, today],
  );

  const attempt = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      setProblem(null);
      return true;
    } catch (reason) {
      setProblem(inWords(reason));
      return false;
    }
  }, []);

  const answer = useCallback(
    async (fact: FactDefinition, raw: FactValue) => {
      if (client === null || known === null) return;
      const reading = readValue(fact, raw, today);
      setFault('fault' in reading ? { fact: fact.id, message: QUESTIONS.impossible(reading.fault) } : null);
      if ('fault' in reading) return;
      const { value } = reading;
      const keeps = mayKeep(client, fact, today);
      if (!keeps && !session.once) return;
      // Answered twice in a row: undoing goes back to what was known before both.
      const given = session.answers.find((one) => one.fact === fact.id && one.kept === keeps);
      const before = given === undefined ? known.profile.facts?.[fact.id] : given.before;
      if (keeps && !(await attempt(() => change(client.id, (now) => withFact(now, fact.id, value))))) return;
      edit((now) => ({
        ...now,
        answers: [{ fact: fact.id, value, before, kept: keeps }, ...now.answers.filter((one) => one.fact !== fact.id)],
        skipped: without(now.skipped, fact.id),
      }));
      setSaid((keeps ? QUESTIONS.saved : QUESTIONS.heard)(fact.label));
    },
    [client, known, session, today, change, edit, attempt],
  );

  /** Puts back what was known before; false when the vault refuses. */
  const takeBack = useCallback(
    async (given: Answer): Promise<boolean> => {
      if (client === null) return false;
      const back = (now: Client) => (stillStands(now, given) ? withFact(now, given.fact, given.before) : now);
      if (given.kept && !(await attempt(() => change(client.id, back)))) return false;
      edit((now) => ({ ...now, answers: now.answers.filter(({ fact }) => fact !== given.fact) }));
      return true;
    },
    [client, change, edit, attempt],
  );

  const undo = useCallback(
    async (given: Answer, label: string) => {
      if (await takeBack(given)) setSaid(QUESTIONS.undone(label));
    },
    [takeBack],
  );

  const skip = useCallback(
    async (fact: FactId) => {
      const given = session.answers.find((one) => one.fact === fact);
      if (given !== undefined && !(await takeBack(given))) return;
      setFault(null);
      edit((now) => ({ ...now, skipped: new Set([...now.skipped, fact]) }));
      setSaid(QUESTIONS.skipped);
    },
    [session, takeBack, edit],
  );

  /** Notes the health agreement; what was answered without being kept is kept from now on. */
  const agree = useCallback(
    async (how: Agreement['how']) => {
      if (client === null) return;
      const passing = session.answers.filter((one) => !one.kept);
      const agreed = (now: Client): Client =>
        passing.reduce(
          (file, { fact, value }) => withFact(file, fact, value),
          withAgreement(now, { scope: 'sante', how, givenOn: today }),
        );
      if (!(await attempt(() => change(client.id, agreed)))) return;
      edit((now) => ({ ...now, answers: now.answers.map((one) => ({ ...one, kept: true })) }));
    },
    [client, session, change, today, edit, attempt],
  );

  const allowOnce = useCallback(() => edit((now) => ({ ...now, once: true })), [edit]);

  const forgetProblem = useCallback(() => setProblem(null), []);

  return { known, session, said, problem, forgetProblem, fault, answer, undo, skip, agree, allowOnce, attempt };
}

function without(set: ReadonlySet<FactId>, fact: FactId): ReadonlySet<FactId> {
  return new Set([...set].filter((one) => one !== fact));
}
