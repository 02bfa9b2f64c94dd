import type { FieldLine } from '../../../lib/forms/descriptor';
import { SURE } from '../../../lib/forms/matching';
import { BadInput, readJsonLines, wrongFieldLine } from '../lines';
import { matchLines } from './match';

/** A field line with the keys a careful person would accept; `none` among them when leaving it empty is right. */
export interface LabelledLine extends FieldLine {
  gold: string[];
  ambiguous?: boolean | null;
  threshold?: number | null;
}

export interface Score {
  fields: number;
  fills: number;
  wrong: number;
  /** Fields whose gold is not only `none`, and those of them filled right. */
  wanted: number;
  right: number;
  precision: number;
  recall: number;
  /** With the lines the advisor would be asked about counted as fills. */
  precisionAsked: number;
  wrongLines: LabelledLine[];
  missedLines: LabelledLine[];
  wrongThresholds: LabelledLine[];
  perKey: Map<string, { wanted: number; right: number; wrong: number }>;
}

const FILES = new Set(['piece_justificative', 'titre_identite']);

/** Unambiguous fields that are not files. A fill is a key with `SURE` confidence. */
export function scoreLines(lines: readonly LabelledLine[]): Score {
  const found = matchLines(lines);
  const s: Score = {
    fields: 0,
    fills: 0,
    wrong: 0,
    wanted: 0,
    right: 0,
    precision: 1,
    recall: 1,
    precisionAsked: 1,
    wrongLines: [],
    missedLines: [],
    wrongThresholds: [],
    perKey: new Map(),
  };
  let asked = 0;
  let askedRight = 0;
  for (const line of lines) {
    if (line.ambiguous === true || FILES.has(line.type)) continue;
    const m = found.get(line);
    s.fields++;
    const key = m?.key ?? null;
    const filled = key !== null && (m?.confidence ?? 0) >= SURE;
    const right = key !== null && line.gold.includes(key);
    const wanted = !line.gold.includes('none');
    const row = (name: string) => {
      const known = s.perKey.get(name) ?? { wanted: 0, right: 0, wrong: 0 };
      s.perKey.set(name, known);
      return known;
    };
    if (key !== null) {
      asked++;
      if (right) askedRight++;
    }
    if (wanted) {
      s.wanted++;
      row(line.gold[0] ?? 'none').wanted++;
      if (filled && right) {
        s.right++;
        row(line.gold[0] ?? 'none').right++;
      } else if (!filled) s.missedLines.push(line);
    }
    if (filled) {
      s.fills++;
      if (!right) {
        s.wrong++;
        row(key).wrong++;
        s.wrongLines.push(line);
      }
    }
    if (line.threshold != null && m?.threshold !== line.threshold) s.wrongThresholds.push(line);
  }
  s.precision = s.fills === 0 ? 1 : (s.fills - s.wrong) / s.fills;
  s.recall = s.wanted === 0 ? 1 : s.right / s.wanted;
  s.precisionAsked = asked === 0 ? 1 : askedRight / asked;
  return s;
}

function wrongLabelled(line: Record<string, unknown>): string | null {
  const wrong = wrongFieldLine(line);
  if (wrong !== null) return wrong;
  if (!Array.isArray(line.gold) || line.gold.length === 0 || !line.gold.every((g) => typeof g === 'string'))
    return '« gold » doit être une liste de clés';
  return null;
}

/** Lines with `gold`, `ambiguous` and perhaps `threshold`. */
export const readLabelledLines = (path: string): Promise<LabelledLine[]> =>
  readJsonLines<LabelledLine>(path, wrongLabelled);

const percent = (x: number): string => `${(100 * x).toFixed(2)} %`;

/**
 * `score FIELDS.jsonl… [--half 0|1] [--missed] [--keys]`: precision, recall and every wrong fill.
 * `--half` keeps every other form, to tune on one half and look at the other.
 */
export async function score(args: string[]): Promise<string[]> {
  const paths: string[] = [];
  let half: number | null = null;
  let missed = false;
  let keys = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--half') half = Number(args[++i]);
    else if (arg === '--missed') missed = true;
    else if (arg === '--keys') keys = true;
    else if (arg.startsWith('--')) throw new BadInput(`Option inconnue : ${arg}`);
    else paths.push(arg);
  }
  if (paths.length === 0 || (half !== null && half !== 0 && half !== 1))
    throw new BadInput('Usage : score FIELDS.jsonl… [--half 0|1] [--missed] [--keys]');
  let lines = (await Promise.all(paths.map(readLabelledLines))).flat();
  if (half !== null) {
    const forms = [...new Set(lines.map((l) => l.form))];
    lines = lines.filter((l) => forms.indexOf(l.form) % 2 === half);
  }
  const s = scoreLines(lines);
  const found = matchLines(lines);
  const show = (mark: string, l: LabelledLine): string => {
    const m = found.get(l);
    const why = m?.evidence.map((e) => e.text).join(' ; ') ?? '';
    return `${mark} ${l.form}/${l.idx} ${l.type} « ${l.label.slice(0, 90)} » [${l.repetition ? `liste ${l.repetition} | ` : ''}${l.section ?? ''}${l.context ? ` | ${l.context.slice(0, 60).replace(/\s+/g, ' ')}` : ''}] attendu ${l.gold.join('|')}, proposé ${m?.key ?? m?.noKey} (${m?.confidence}) : ${why}`;
  };
  const out = [
    `champs ${s.fields}, attendus ${s.wanted}, remplis ${s.fills}, faux ${s.wrong}`,
    `précision ${percent(s.precision)}, rappel ${percent(s.recall)}, précision avec les lignes à confirmer ${percent(s.precisionAsked)}, seuils faux ${s.wrongThresholds.length}`,
    ...s.wrongLines.map((l) => show('FAUX', l)),
    ...s.wrongThresholds.map((l) => show('SEUIL', l)),
  ];
  if (missed) out.push(...s.missedLines.map((l) => show('MANQUÉ', l)));
  if (keys) for (const [key, k] of [...s.perKey].sort()) out.push(`${key} : ${k.right}/${k.wanted}, faux ${k.wrong}`);
  return out;
}
