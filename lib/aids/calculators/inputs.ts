import { fold } from '../../forms/text';
import { isRealDate } from '../../profile/dates';
import type { CalculatorInput } from '../types';

/** Why no figure can be given, in French, and the names of the inputs that would change it. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly missing: readonly string[] = [],
  ) {
    super(reason);
  }
}

const HIGHEST_AMOUNT = 10_000_000;

const plainName = (text: string): string => fold(text).replace(/[\s_'-]+/g, '_');

/**
 * What was given to a calculator, read with care: each reader takes the names an input may have, gives the first one
 * that is there, `undefined` when none is, and refuses by its name an input that cannot be.
 */
export class Inputs {
  constructor(
    private readonly given: Readonly<Record<string, unknown>>,
    /** Name → what people call it. */
    private readonly labels: ReadonlyMap<string, string>,
  ) {}

  /** EUR, from 0 to 10 million. */
  amount(...names: string[]): number | undefined {
    return this.read(names, 'un montant en euros, de 0 à 10 millions, est attendu', (value) =>
      typeof value === 'number' && value >= 0 && value <= HIGHEST_AMOUNT ? value : undefined,
    );
  }

  /** A whole number within bounds, both included. */
  count(least: number, most: number, ...names: string[]): number | undefined {
    return this.read(names, `un nombre entier de ${least} à ${most} est attendu`, (value) =>
      Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined,
    );
  }

  /** Days, whole or half. */
  halfDays(...names: string[]): number | undefined {
    return this.read(names, 'un nombre de jours ou de demi-jours, de 0 à 1 000, est attendu', (value) =>
      typeof value === 'number' && Number.isInteger(value * 2) && value >= 0 && value <= 1000 ? value : undefined,
    );
  }

  /** ISO date of a real day. */
  date(...names: string[]): string | undefined {
    return this.read(names, 'une date réelle est attendue (AAAA-MM-JJ)', (value) =>
      typeof value === 'string' && isRealDate(value) ? value : undefined,
    );
  }

  /** « 2025-04 », or a date of that month; gives the month. */
  month(...names: string[]): string | undefined {
    return this.read(names, 'un mois est attendu (AAAA-MM)', (value) => {
      if (typeof value !== 'string') return undefined;
      const date = /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value;
      return isRealDate(date) ? date.slice(0, 7) : undefined;
    });
  }

  /** True or false, « oui » or « non ». */
  yesNo(...names: string[]): boolean | undefined {
    return this.read(names, 'oui ou non est attendu', (value) => {
      if (typeof value === 'boolean') return value;
      const word = typeof value === 'string' ? fold(value) : '';
      return word === 'oui' ? true : word === 'non' ? false : undefined;
    });
  }

  /** One of these options, whatever the case, accents, dashes or underscores. Another name of an option is given by `aliases`. */
  choice<T extends string>(
    options: readonly T[],
    aliases: Readonly<Record<string, T>>,
    ...names: string[]
  ): T | undefined {
    return this.read(names, `${options.join(', ')} : l’un de ces choix est attendu`, (value) => {
      if (typeof value !== 'string' && typeof value !== 'number') return undefined;
      const word = plainName(String(value));
      return (
        options.find((option) => plainName(option) === word) ??
        (Object.hasOwn(aliases, word) ? aliases[word] : undefined)
      );
    });
  }

  /** Whole numbers within bounds; a lone one is a list of one. */
  numbers(least: number, most: number, ...names: string[]): readonly number[] | undefined {
    return this.read(names, `des nombres entiers de ${least} à ${most} sont attendus`, (value) => {
      const all: unknown[] = Array.isArray(value) ? value : [value];
      return all.length <= 50 && all.every((n) => Number.isInteger(n) && Number(n) >= least && Number(n) <= most)
        ? all.map(Number)
        : undefined;
    });
  }

  /** Ranks from 1, as numbers or as one yes/no per rank: [true, false, true] is the first and the third. */
  ranks(most: number, ...names: string[]): readonly number[] | undefined {
    const name = this.find(names);
    const value = name === undefined ? undefined : this.given[name];
    return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'boolean')
      ? value.flatMap((one, at) => (one ? [at + 1] : []))
      : this.numbers(1, most, ...names);
  }

  /** Refuses a question whose answer has not the kind it asks for, even one that this calculation will not need. */
  check({ name, kind }: CalculatorInput): void {
    if (kind === 'amount') this.amount(name);
    else if (kind === 'date') this.date(name);
    else if (kind === 'month') this.month(name);
    else if (kind === 'yes-no') this.yesNo(name);
    else if (kind === 'number')
      this.read([name], 'un nombre positif est attendu', (value) =>
        typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined,
      );
  }

  /** Is one of these there at all? */
  has(...names: string[]): boolean {
    return this.find(names) !== undefined;
  }

  /** Refuses for want of an input, whose first name is the one to give. */
  lacking(name: string, why = ''): never {
    throw new Refused(`Il manque : ${this.called(name)}.${why === '' ? '' : ` ${why}`}`, [name]);
  }

  /** Refuses an input whose value cannot be. */
  wrong(name: string, why: string): never {
    throw new Refused(`${this.called(name)} : ${why}.`, [name]);
  }

  private find(names: readonly string[]): string | undefined {
    return names.find((name) => Object.hasOwn(this.given, name) && this.given[name] != null);
  }

  private read<T>(names: readonly string[], expected: string, take: (value: unknown) => T | undefined): T | undefined {
    const name = this.find(names);
    if (name === undefined) return undefined;
    return take(this.given[name]) ?? this.wrong(name, expected);
  }

  private called(name: string): string {
    const label = this.labels.get(name);
    return `« ${label ?? name} »`;
  }
}
