import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../lib/import-csv/columns';
import { type CsvPerson, readPeople } from '../../../lib/import-csv/people';
import { readTable } from '../../../lib/import-csv/table';
import { LABELS } from '../../../lib/profile/labels';
import { newClient, parseClient } from '../../../lib/profile/schema';
import { storageIssues } from '../../../lib/vault/policy';

const TODAY = '2026-11-21';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(content: string | Uint8Array): CsvPerson[] {
  const table = readTable(typeof content === 'string' ? bytes(content) : content);
  if (!table.ok) throw new Error(table.message);
  return readPeople(table.table, columnsOf(table.table.headers), TODAY);
}

const refusal = (content: string | Uint8Array): string | null => {
  const table = readTable(typeof content === 'string' ? bytes(content) : content);
  return table.ok ? null : table.message;
};

describe('a list of clients', () => {
  it('is read as a spreadsheet writes it: semicolons, quotes, accents, dates', () => {
    const text =
      '\ufeffNom;Prénom;Date de naissance;Adresse;Code postal;Ville;Téléphone;SIRET;CA\r\n' +
      'KERZONCUF;Maïwenn;3 mars 1984;"12 rue du Port; bât. B";29200;Brest;06 39 98 12 34;732 829 320 00074;"31 500,50 €"\r\n';
    expect(read(text)).toEqual([
      {
        line: 2,
        profile: {
          lastName: 'KERZONCUF',
          firstName: 'Maïwenn',
          birthDate: '1984-03-03',
          addressStreet: '12 rue du Port; bât. B',
          postalCode: '29200',
          city: 'Brest',
          phone: '0639981234',
          siret: '73282932000074',
          annualTurnover: 31500.5,
        },
        faults: [],
        notes: [],
        usable: true,
      },
    ]);
  });

  it.each([
    ['commas', 'Nom,Prénom\nAbgrall,Hélène\n', 'utf-8'],
    ['tabs', 'Nom\tPrénom\nAbgrall\tHélène\n', 'utf-8'],
    ['Windows-1252', 'Nom;Prénom\nAbgrall;Hélène\n', 'latin1'],
    ['UTF-16', '\ufeffNom;Prénom\nAbgrall;Hélène\n', 'utf16le'],
  ] as const)('may be in %s', (_, text, encoding) => {
    expect(read(new Uint8Array(Buffer.from(text, encoding)))[0]?.profile).toEqual({
      lastName: 'Abgrall',
      firstName: 'Hélène',
    });
  });

  it('leaves a box aside that holds a number typed once, and says why without it', () => {
    const [person] = read('Nom;Activité professionnelle\nAbgrall;Plombier, sécu 1 85 05 78 006 084 91\n');
    expect(person?.profile).toEqual({ lastName: 'Abgrall' });
    expect(person?.faults).toEqual([
      {
        header: 'Activité professionnelle',
        message: expect.stringContaining('contient un numéro de sécurité sociale'),
      },
    ]);
    expect(person?.faults[0]?.message).not.toContain('084');
  });

  it('takes a whole name and a whole address apart only when that is sure', () => {
    const [sure, doubtful] = read(
      'Nom et prénom;Adresse\nLE GOFF Marie-Anne;3 place Verte 35000 Rennes\nClaude Martin;Le bourg\n',
    );
    expect(sure?.profile).toEqual({
      lastName: 'LE GOFF',
      firstName: 'Marie-Anne',
      addressStreet: '3 place Verte',
      postalCode: '35000',
      city: 'Rennes',
    });
    expect(doubtful).toMatchObject({ profile: {}, usable: false });
    expect(doubtful?.faults.map(({ header }) => header)).toEqual(['Nom et prénom', 'Adresse', null]);
  });

  it('gets back the zeros a spreadsheet took, and says so; an abridged number is lost', () => {
    const [person] = read('Nom;Code postal;Portable;SIRET\nPrigent;1000;639981234;7,32829E+13\n');
    expect(person?.profile).toEqual({ lastName: 'Prigent', postalCode: '01000', mobile: '0639981234' });
    expect(person?.notes.map(({ header }) => header)).toEqual(['Code postal', 'Portable']);
    expect(person?.faults).toEqual([{ header: 'SIRET', message: expect.stringMatching(/abrégé/) }]);
  });

  it('tells each fault by its line, its column and a sentence, without the value', () => {
    const people = read(
      'Nom;E-mail;Date de naissance\nUn;un@example.org;01/02/1980\n\nDeux;pas-un-courriel;31/02/1980\n;x@example.org;\nQuatre;;;de trop\n',
    );
    expect(people.map(({ line, usable }) => [line, usable])).toEqual([
      [2, true],
      [4, true],
      [5, false],
      [6, true],
    ]);
    expect(people[1]?.profile).toEqual({ lastName: 'Deux' });
    expect(people[1]?.faults.map(({ header }) => header)).toEqual(['E-mail', 'Date de naissance']);
    expect(JSON.stringify(people[1]?.faults)).not.toMatch(/pas-un-courriel|31\/02/);
    expect(people[2]?.faults[0]?.message).toMatch(/Ni nom ni prénom/);
    expect(people[3]?.faults[0]?.message).toMatch(/plus de cases/);
  });

  it.each([
    ['nothing', '', /vide/],
    ['blank lines', '\n\n  \n', /vide/],
    ['headers alone', 'Nom;Prénom\n', /pas de ligne/],
    ['a workbook', 'PK\u0003\u0004…', /classeur/],
    ['a picture', 'x\0\0\0y', /pas un fichier CSV/],
    ['too many lines', `Nom\n${'Un\n'.repeat(5001)}`, /5000 lignes/],
    ['too many columns', `${'a;'.repeat(300)}\n${'b;'.repeat(300)}\n`, /colonnes/],
  ])('is refused in words when it is %s', (_, content, words) => {
    expect(refusal(content)).toMatch(words);
  });

  it('whatever it holds, gives sound records or sentences (10 000 files)', { timeout: 120_000 }, () => {
    const header = fc.constantFrom(
      ...['Nom', 'Prénom', 'Date de naissance', 'SIRET', 'CP', 'Ville', 'Adresse', 'Tél', 'E-mail', 'NIR', 'Client'],
      ...['Arrêt de travail', 'Nom et prénom', '', '__proto__', 'Revenu annuel du foyer', 'Civilité', '"', ';;'],
    );
    const value = fc.constantFrom(
      ...[
        'Durand',
        'DURAND Marie',
        '01/02/1980',
        '1980-02-01',
        '73282932000074',
        '7,3E+13',
        '29200',
        '1000',
        '"',
        '""',
      ],
      ...['oui', 'x', 'M.', '-1', '1e9', 'constructor', '\u0000', 'é'.repeat(3000), '=CMD()', '639981234', "l'\n'été"],
    );
    const cell = fc.oneof(value, fc.string({ unit: 'binary', maxLength: 12 }));
    const row = fc.array(cell, { maxLength: 6 });
    const file = fc.oneof(
      {
        arbitrary: fc
          .tuple(fc.array(header, { maxLength: 6 }), fc.array(row, { maxLength: 4 }), fc.constantFrom(';', ',', '\t'))
          .map(([headers, rows, by]) => bytes([headers, ...rows].map((cells) => cells.join(by)).join('\n'))),
        weight: 4,
      },
      { arbitrary: fc.uint8Array({ maxLength: 200 }), weight: 1 },
    );
    fc.assert(
      fc.property(file, (content) => {
        const table = readTable(content);
        if (!table.ok) {
          expect(table.message).toMatch(/Rien n’a été importé/);
          return;
        }
        for (const person of readPeople(table.table, columnsOf(table.table.headers), TODAY)) {
          const client = newClient('essai', `${TODAY}T00:00:00Z`, person.profile);
          expect(parseClient(client).ok).toBe(true);
          expect(storageIssues(client, TODAY)).toEqual([]);
          for (const key of Object.keys(person.profile)) expect(LABELS).toHaveProperty(key);
          if (!person.usable) expect(person.faults).not.toEqual([]);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
