import type { ProfileKey } from '../profile/keys';
import type { Match } from './matching';
import type { Field, PageForm } from './page-form';

/**
 * The identity page (contract §2): two blocks with the same labels, told apart by their names only.
 * `mandataire.*` is the advisor and nobody else; `individual.*` is the client, for oneself as for a third party.
 */
const CLIENT: Readonly<Record<string, ProfileKey>> = {
  gender: 'civility',
  prenom: 'firstName',
  nom: 'lastName',
  birthdate: 'birthDate',
};
const ADVISOR: Readonly<Record<string, ProfileKey>> = { first_name: 'advisorFirstName', last_name: 'advisorLastName' };

/** For whom the dossier is filed is a choice with consequences, and a notification leaves the page. */
const CHOICES: Readonly<Record<string, string>> = {
  for_tiers: 'Pour qui est la demande : au choix du conseiller',
  notification_method: 'Notification du bénéficiaire : au choix du conseiller',
  email: 'Le bénéficiaire recevra un message de vérification : à décider avec lui',
};

export function matchIdentity(form: PageForm, field: Field): Match {
  const [block, ...rest] = field.id.split('.');
  const name = rest.length > 0 ? rest.join('.') : (block ?? '');
  const none: Pick<Match, 'fieldId' | 'key' | 'alternatives' | 'threshold'> = {
    fieldId: field.id,
    key: null,
    alternatives: [],
    threshold: null,
  };
  const choice = CHOICES[name];
  if (choice !== undefined)
    return {
      ...none,
      owner: 'beneficiary',
      // The address is proposed, never ready: it has an effect outside the page (contract §2).
      ...(name === 'email' && form.mode === 'third-party'
        ? { key: 'email' as const, confidence: 0.6 }
        : { confidence: 1 }),
      evidence: [{ kind: 'identity', text: choice }],
      noKey: name === 'email' && form.mode === 'third-party' ? null : 'consent',
    };
  if (block === 'mandataire') {
    const key = ADVISOR[name];
    if (key !== undefined)
      return {
        ...none,
        owner: 'advisor',
        key,
        confidence: 0.98,
        evidence: [{ kind: 'identity', text: 'Page d’identité : bloc du mandataire, c’est-à-dire vous' }],
        noKey: null,
      };
  }
  const key = block === 'individual' ? CLIENT[name] : undefined;
  if (key === undefined) return { ...none, owner: 'unknown', confidence: 0, evidence: [], noKey: 'unknown' };
  return {
    ...none,
    owner: 'beneficiary',
    key,
    // While nobody said for whom the dossier is, whose name this is stays a question.
    confidence: form.mode === null ? 0.6 : 0.98,
    evidence: [
      {
        kind: 'identity',
        text:
          form.mode === 'third-party'
            ? 'Page d’identité : bloc du bénéficiaire'
            : form.mode === 'self'
              ? 'Page d’identité : la personne elle-même'
              : 'Page d’identité : il reste à dire pour qui est la demande',
      },
    ],
    noKey: null,
  };
}
