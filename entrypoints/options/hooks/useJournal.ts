import { useCallback, useEffect, useState } from 'react';
import { saveFile } from '../../../components/save-file';
import { clients, handOut, journal } from '../../../lib/vault';
import type { ChainProof } from '../../../lib/vault/journal/chain';
import type { JournalLine } from '../../../lib/vault/journal/entry';
import { journalCsv, journalJson } from '../../../lib/vault/journal/export';
import { inWords } from '../../sidepanel/hooks/useVault';
import { todayIso } from '../../sidepanel/keys';
import { clientName } from '../../sidepanel/people';

interface Read {
  /** The latest first. */
  lines: JournalLine[];
  proof: ChainProof;
  /** Names of the clients whose files still exist, by id. */
  names: ReadonlyMap<string, string>;
}

/** The journal, read when asked: it may be long. Gone with the screen. */
export function useJournal() {
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** Name of the file that was just saved. */
  const [saved, setSaved] = useState<string | null>(null);

  const look = useCallback(async (): Promise<void> => {
    try {
      const [{ lines, proof }, { cards }] = await Promise.all([journal.look(), clients.cards()]);
      setRead({ lines, proof, names: new Map(cards.map((card) => [card.id, clientName(card)])) });
      setProblem(null);
    } catch (reason) {
      setProblem(inWords(reason));
    }
  }, []);

  useEffect(() => void look(), [look]);

  const hand = useCallback(
    async (
      count: number,
      make: () => Promise<{ end: string; type: 'text/csv' | 'application/json'; text: string }>,
    ): Promise<void> => {
      setSaved(null);
      try {
        const name = await handOut({ kind: 'journal-exported', outcome: { exported: count } }, async () => {
          const { end, type, text } = await make();
          const fileName = `relais-journal-${todayIso()}.${end}`;
          saveFile(fileName, type, text);
          return fileName;
        });
        await look();
        setSaved(name);
      } catch (reason) {
        setProblem(inWords(reason));
      }
    },
    [look],
  );

  const saveTable = (lines: readonly JournalLine[]) =>
    hand(lines.length, async () => ({ end: 'csv', type: 'text/csv' as const, text: journalCsv(lines) }));
  /** With the line of this very export, so that its hashes go to the end. */
  const saveWhole = () =>
    hand((read?.lines.length ?? 0) + 1, async () => {
      const { lines, proof } = await journal.look();
      return {
        end: 'json',
        type: 'application/json' as const,
        text: journalJson(lines, proof, new Date().toISOString()),
      };
    });

  return { read, problem, saved, look, saveTable, saveWhole };
}
