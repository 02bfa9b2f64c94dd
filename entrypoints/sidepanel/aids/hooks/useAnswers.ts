import { useCallback, useMemo, useState } from 'react';
import type { FactDefinition, FactId, FactValue } from '../../../../lib/aids/types';
import { withAgreement } from '../../../../lib/profile/agreements';
import type { Agreement, Client } from '../../../../lib/profile/schema';
import { inWords } from '../../hooks/useVault';
import { type Answer, duringAppointment, mayKeep, stillStands, withFact } from '../answers';
import { QUESTIONS } from '../texts';

type Change = (id: string, edit: (client: Client) => Client) => Promise<void>;

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
  const id = client?.id ?? null;
  const session = (id === null ? undefined : sessions.get(id)) ?? NOTHING;

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
    async (fact: FactDefinition, value: FactValue) => {
      if (client === null || known === null) return;
      const kept = mayKeep(client, fact, today);
      if (!kept && !session.once) return;
      // Answered twice in a row: undoing goes back to what was known before both.
      const given = session.answers.find((one) => one.fact === fact.id && one.kept === kept);
      const before = given === undefined ? known.profile.facts?.[fact.id] : given.before;
      if (kept && !(await attempt(() => change(client.id, (now) => withFact(now, fact.id, value))))) return;
      edit((now) => ({
        ...now,
        answers: [{ fact: fact.id, value, before, kept }, ...now.answers.filter((one) => one.fact !== fact.id)],
        skipped: new Set([...now.skipped].filter((one) => one !== fact.id)),
      }));
      setSaid((kept ? QUESTIONS.saved : QUESTIONS.heard)(fact.label));
    },
    [client, known, session, change, edit, attempt, today],
  );

  const undo = useCallback(
    async (given: Answer, label: string) => {
      if (client === null) return;
      if (!stillStands(client, given)) {
        setProblem(QUESTIONS.changed);
        return;
      }
      if (given.kept && !(await attempt(() => change(client.id, (now) => withFact(now, given.fact, given.before)))))
        return;
      edit((now) => ({ ...now, answers: now.answers.filter((one) => one !== given) }));
      setSaid(QUESTIONS.undone(label));
    },
    [client, change, edit, attempt],
  );

  const skip = useCallback(
    (fact: FactId) => {
      edit((now) => ({ ...now, skipped: new Set([...now.skipped, fact]) }));
      setSaid(QUESTIONS.skipped);
    },
    [edit],
  );

  const agree = useCallback(
    async (how: Agreement['how']) => {
      if (client === null) return;
      await attempt(() => change(client.id, (now) => withAgreement(now, { scope: 'sante', how, givenOn: today })));
    },
    [client, change, today, attempt],
  );

  const allowOnce = useCallback(() => edit((now) => ({ ...now, once: true })), [edit]);

  return { known, session, said, problem, answer, undo, skip, agree, allowOnce, attempt };
}
