import { describe, expect, it } from 'vitest';
import * as fiche from '../../entrypoints/fiche/texts';
import * as backup from '../../entrypoints/options/backup/texts';
import * as keeping from '../../entrypoints/options/keeping/texts';
import * as options from '../../entrypoints/options/texts';
import * as popup from '../../entrypoints/popup/texts';
import * as reverse from '../../entrypoints/sidepanel/aids/reverse-texts';
import * as aidsTab from '../../entrypoints/sidepanel/aids/texts';
import * as handed from '../../entrypoints/sidepanel/handed/texts';
import * as panel from '../../entrypoints/sidepanel/texts';
import * as reasons from '../../lib/forms/reasons';
import * as bilan from '../../lib/profile/bilan';
import * as labels from '../../lib/profile/labels';
import * as aids from '../../lib/texts/aids';
import * as common from '../../lib/texts/common';

/** Every sentence of a module; functions are asked for one and for several, with words that have no punctuation. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, at) => sentences(item, `${path}[${at}]`));
  if (typeof value === 'object' && value !== null && !(value instanceof RegExp))
    return Object.entries(value).flatMap(([key, item]) => sentences(item, `${path}.${key}`));
  if (typeof value !== 'function') return [];
  return [1, 2, 'mot'].flatMap((given) => {
    try {
      return sentences((value as (...args: unknown[]) => unknown)(given, given, given, given), `${path}()`);
    } catch {
      // Not one of the functions that make a sentence.
      return [];
    }
  });
}

const MODULES = {
  aids,
  aidsTab,
  backup,
  fiche,
  handed,
  keeping,
  reverse,
  options,
  popup,
  panel,
  reasons,
  bilan,
  labels,
  common,
};

/** What a French reader would stumble on. */
const FAULTS: [string, RegExp][] = [
  ['espace ordinaire avant un signe double', / [;:?!»]/],
  ['pas d’espace avant un signe double', /[\p{L}\p{N})»][;?!»]|\p{L}:(?!\/\/)/u],
  ['espace ordinaire ou absente après «', /«[^\u00a0\u202f]/],
  ['apostrophe droite', /\p{L}'\p{L}/u],
  ['points de suspension en trois points', /\.\.\./],
];

describe('French typography of everything people read', () => {
  it.each(Object.entries(MODULES))('%s', (name, module) => {
    const all = sentences(module, name);
    expect(all.length).toBeGreaterThan(3);
    const wrong = all.flatMap(([path, text]) =>
      FAULTS.filter(([, fault]) => fault.test(text)).map(([what]) => `${path} : ${what} : ${text}`),
    );
    expect(wrong).toEqual([]);
  });
});
