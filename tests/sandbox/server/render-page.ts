import type { FormDef } from './definition.ts';
import { type DossierState, errorOf, everyChamp } from './dossier.ts';
import { attrs, Html, html } from './html.ts';
import { type FormContext, renderChamps } from './render-champ.ts';
import { textIn } from './texts.ts';

/** The site's main address; the legacy one serves the same pages with a canonical link (contract §1.1). */
export const APP_HOST = 'demarche.numerique.gouv.fr';
export const LEGACY_HOST = 'www.demarches-simplifiees.fr';

export interface PageFrame {
  host: string;
  path: string;
  lang: 'fr' | 'en';
  title: string;
  assets: { script: string; style: string };
  /** Page-side settings: delays, and the mark of a request made by the page itself. */
  settings: Record<string, unknown>;
  footer?: Html | null;
}

export function layout(frame: PageFrame, main: Html): string {
  const say = textIn(frame.lang);
  return `<!DOCTYPE html>${html`<html lang="${frame.lang}" data-fr-scheme="light" data-fr-theme="light"><head><meta charset="utf-8"><title>${frame.title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="application-name" content="${say('siteName')}"><meta name="csrf-token" content="not-for-extensions"><meta name="csrf-param" content="authenticity_token">${
    frame.host !== APP_HOST && html`<link rel="canonical" href="https://${APP_HOST}${frame.path}">`
  }<link rel="icon" href="data:,"><link rel="stylesheet" href="${frame.assets.style}"><script>window.siteSettings=${new Html(
    JSON.stringify(frame.settings).replace(/</g, '\\u003c'),
  )}</script><script type="module" src="${frame.assets.script}"></script></head><body data-controller="turbo"><header class="fr-header"><div class="fr-container fr-header__row"><a class="fr-header__brand" href="/dossiers">${say('siteName')}</a><p class="fr-header__tagline">${say('siteTagline')}</p></div></header><main id="contenu">${main}</main>${frame.footer}<div id="rac-portal"></div></body></html>`}`;
}

/** Contract §1.3: where the procedure's path is to be read on form pages. */
export const procedureFooter = (form: FormDef, lang: 'fr' | 'en'): Html => {
  const say = textIn(lang);
  return html`<footer id="footer" class="fr-footer footer-procedure"><div class="fr-container"><a class="fr-footer__link" href="/statistiques/${form.path}">${say('footerHelp')}</a>${
    !form.closed &&
    html` <a class="fr-download__link" href="/commencer/${form.path}/dossier_vide">${say('emptyPdf')}</a>`
  }</div></footer>`;
};

function header(dossier: DossierState): Html {
  const say = textIn(dossier.lang);
  const draft = dossier.state === 'brouillon';
  return html`<div class="dossier-header"><div class="fr-container"><h1 class="fr-h3"><span class="fr-text--lg">${dossier.form.title} <span class="fr-badge">${say(draft ? 'draft' : 'submitted')}</span></span><span class="dossier-number">${say('dossier')} ${dossier.id}</span></h1>${
    dossier.role === 'owner' &&
    html`<div id="dossier-invites-button-wrapper"><button type="button" class="fr-btn fr-btn--tertiary">${say('invite')}</button></div>`
  }</div></div>`;
}

/** Contract §4.1: outside the form, replaced after every save. */
export function stickyFooter(dossier: DossierState, page: 'brouillon' | 'modifier'): Html {
  const say = textIn(dossier.lang);
  const invited = dossier.role === 'invited';
  const action = `/dossiers/${dossier.id}/${page}`;
  const status =
    dossier.gen === 'later'
      ? html`<div class="autosave" data-controller="autosave-status"><p class="autosave-status" data-autosave-status-target="idle">${say('autosaveIdle')}</p><p class="autosave-status fr-hidden" data-autosave-status-target="succeeded">${say('autosaveDone')}</p><p class="autosave-status fr-hidden" data-autosave-status-target="failed">${say('autosaveFailed')}</p></div>`
      : html`<div class="autosave autosave-state-idle" data-controller="autosave-status"><p class="autosave-label autosave-label-idle">${say('autosaveIdle')}</p><p class="autosave-label autosave-label-succeeded">${say('autosaveDone')}</p><p class="autosave-label autosave-label-failed">${say('autosaveFailed')} <button type="button" class="fr-btn fr-btn--tertiary autosave-retry" data-action="autosave-status#retry">${say('retry')}</button></p></div>`;
  // Contract §9: an invited person checks, the owner submits.
  const send = invited
    ? html`<p class="invite-cannot-submit">${say('invitedNotice')}</p><form method="post" action="/dossiers/${dossier.id}/check_completude"><button class="fr-btn fr-btn--secondary" type="submit">${say('check')}</button></form>`
    : html`<form method="post" action="${action}"><button class="fr-btn" type="submit" data-controller="autosave-submit">${say(page === 'modifier' ? 'submitChanges' : 'submit')}</button></form>`;
  const footer = dossier.gen === 'later' ? 'dossier-edit-footer' : 'dossier-edit-sticky-footer';
  return html`<div class="${footer}"><div class="fr-container footer-row">${status}${send}</div></div>`;
}

/** Contract §4.1. `refused`: the owner tried to submit and something is missing (contract §4.4). */
export function formPage(context: FormContext, origin: string, refused = false): Html {
  const { dossier, page } = context;
  const say = textIn(dossier.lang);
  const preview = page === 'preview';
  const champs = page === 'annotations' ? (dossier.form.annotations ?? []) : dossier.form.champs;
  const wrong = refused ? everyChamp(dossier).filter(({ pid }) => errorOf(dossier, pid)) : [];
  return html`${header(dossier)}<div class="fr-container form-column"><form id="unested-form-create" method="post" data-turbo="true"></form><form id="unested-form-delete" method="post" data-turbo="true"></form><form${attrs(
    {
      id: 'dossier-edit-form',
      method: 'post',
      novalidate: true,
      action:
        page === 'annotations'
          ? `${origin}/procedures/${dossier.form.number}/dossiers/${dossier.id}/annotations`
          : `${origin}/dossiers/${dossier.id}/brouillon`,
      'data-controller': 'prevent-submit-on-enter',
    },
  )}><input type="hidden" name="_method" value="patch">${
    wrong.length > 0 &&
    html`<div class="fr-alert fr-alert--error"><h2 id="sumup-errors">${say('errorSummary')}</h2><ul>${wrong.map(
      ({ pid }) => html`<li><a class="error-anchor" href="#champ-${pid}-input-value">${errorOf(dossier, pid)}</a></li>`,
    )}</ul></div>`
  }<p class="fr-hint-text">${say('mandatoryNotice')}</p><fieldset class="fr-fieldset">${renderChamps(context, champs)}</fieldset></form></div>${
    // Contract §13: no footer at all in the administrator's preview.
    !preview && page !== 'annotations' && stickyFooter(dossier, page)
  }`;
}

// ---------------------------------------------------------------- identity (contract §2)

export interface IdentityErrors {
  [field: string]: string;
}

function identityInput(
  id: string,
  name: string,
  label: string,
  value: string,
  extra: Record<string, string | boolean | null>,
  error?: string,
): Html {
  return html`<div class="fr-input-group${error ? ' fr-input-group--error' : ''}"><label class="fr-label" for="${id}">${label}</label><input${attrs(
    {
      class: `fr-input${error ? ' fr-input--error' : ''}`,
      type: 'text',
      id,
      name,
      value,
      required: true,
      ...extra,
    },
  )}>${error && html`<p class="fr-error-text">${error}</p>`}</div>`;
}

/** Form B: replaced by the server each time the mode changes. */
export function identityForm(dossier: DossierState, errors: IdentityErrors = {}): Html {
  const { identity, form, gen } = dossier;
  const say = textIn(dossier.lang);
  const later = gen === 'later';
  // Contract §2 [later]: an empty div until a mode is chosen.
  if (identity.forTiers === null && later && form.thirdParty) return html`<div id="identite-form"></div>`;
  const tiers = identity.forTiers === true;
  const individual = (attr: string) => `dossier[individual_attributes][${attr}]`;
  const individualId = (attr: string) => `dossier_individual_attributes_${attr}`;
  // Contract §2 [later]: what FranceConnect gave is locked: one's own block, or the mandataire's when acting for somebody.
  const locked = later && identity.locked;
  const ownLocked = locked && !tiers;
  const gender = (value: 'Mme' | 'M.', label: string) => {
    const id = later ? `${individualId('gender')}_${value === 'Mme' ? 'mme' : 'm_'}` : `identite_champ_radio_${value}`;
    return html`<div class="fr-fieldset__element fr-fieldset__element--inline"><div class="fr-radio-group"><input${attrs(
      {
        type: 'radio',
        name: individual('gender'),
        value,
        id,
        required: true,
        checked: identity.gender === value,
        disabled: ownLocked,
      },
    )}><label class="fr-label" for="${id}">${label}</label></div></div>`;
  };
  const mandataire = html`<fieldset class="fr-fieldset mandataire-infos"><legend class="fr-fieldset__legend"><h2 class="fr-h4">${say('yourIdentity')}</h2></legend>${identityInput('dossier_mandataire_first_name', 'dossier[mandataire_first_name]', say('firstName'), identity.mandatairePrenom, { autocomplete: 'given-name', disabled: locked }, errors.mandatairePrenom)}${identityInput('dossier_mandataire_last_name', 'dossier[mandataire_last_name]', say('lastName'), identity.mandataireNom, { autocomplete: 'family-name', disabled: locked }, errors.mandataireNom)}</fieldset>`;
  const own = html`<fieldset class="fr-fieldset individual-infos"><legend class="fr-fieldset__legend"><h2 class="fr-h4">${say(tiers ? 'beneficiaryIdentity' : 'yourIdentity')}</h2></legend>${
    !form.noGender &&
    html`<fieldset class="fr-fieldset"><legend class="fr-fieldset__legend fr-fieldset__legend--regular">${say('civility')}</legend>${gender('Mme', say('female'))}${gender('M.', say('male'))}</fieldset>`
  }${identityInput(individualId('prenom'), individual('prenom'), say('firstName'), identity.prenom, { autocomplete: tiers ? null : 'given-name', disabled: ownLocked }, errors.prenom)}${identityInput(individualId('nom'), individual('nom'), say('lastName'), identity.nom, { autocomplete: tiers ? null : 'family-name', disabled: ownLocked }, errors.nom)}${
    form.birthdate &&
    identityInput(
      individualId('birthdate'),
      individual('birthdate'),
      say('birthdate'),
      identity.birthdate,
      { type: 'date', min: '1900-01-01', max: new Date().toISOString().slice(0, 10) },
      errors.birthdate,
    )
  }${tiers && notification(dossier, errors)}</fieldset>`;
  return html`<form${attrs({ id: 'identite-form', method: 'post', action: `/dossiers/${dossier.id}/update_identite`, 'data-controller': 'for-tiers' })}><input type="hidden" name="_method" value="patch"><input type="hidden" name="dossier[for_tiers]" id="dossier_for_tiers" value="${String(tiers)}">${tiers && mandataire}${own}<button class="fr-btn" type="submit">${say('continue')}</button></form>`;
}

function notification(dossier: DossierState, errors: IdentityErrors): Html {
  const { identity } = dossier;
  const say = textIn(dossier.lang);
  const name = 'dossier[individual_attributes][notification_method]';
  const byEmail = identity.notification === 'email';
  const choice =
    dossier.gen === 'later'
      ? html`<div class="fr-checkbox-group"><input type="hidden" name="${name}" value="no_notification"><input${attrs({
          type: 'checkbox',
          id: 'notification_method_checkbox',
          name,
          value: 'email',
          checked: byEmail,
          'data-for-tiers-target': 'notificationMethodCheckbox',
          'data-action': 'for-tiers#toggle',
        })}><label class="fr-label" for="notification_method_checkbox">${say('notifyBox')}</label></div>`
      : html`<fieldset class="fr-fieldset"><legend class="fr-fieldset__legend fr-fieldset__legend--regular">${say('notify')}</legend>${(
          [
            ['email', say('notifyEmail')],
            ['no_notification', say('notifyNone')],
          ] as const
        ).map(
          ([value, label]) =>
            html`<div class="fr-fieldset__element"><div class="fr-radio-group"><input${attrs({
              type: 'radio',
              name,
              value,
              id: `notification_method_${value}`,
              checked: identity.notification === value,
              'data-for-tiers-target': 'notificationMethod',
              'data-action': 'for-tiers#toggle',
            })}><label class="fr-label" for="notification_method_${value}">${label}</label></div></div>`,
        )}</fieldset>`;
  return html`${choice}<div${attrs({ class: byEmail ? '' : 'hidden', 'data-for-tiers-target': 'emailContainer' })}><div data-controller="email-input" data-email-input-url-value="/check_email">${identityInput(
    'dossier_individual_attributes_email',
    'dossier[individual_attributes][email]',
    say('email'),
    identity.email,
    {
      type: 'email',
      required: byEmail,
      disabled: !byEmail,
      'data-for-tiers-target': 'emailInput',
      'data-email-input-target': 'input',
      'data-action': 'blur->email-input#check',
    },
    errors.email,
  )}<div class="suspect-email hidden" data-email-input-target="ariaRegion" tabindex="-1" role="alert"><p>${say('suspectEmail')} <button type="button" class="fr-btn fr-btn--tertiary" data-email-input-target="suggestion" data-action="email-input#accept"></button></p><button type="button" class="fr-btn fr-btn--tertiary" data-action="email-input#discard">${say('keepEmail')}</button></div></div></div>`;
}

export function identityPage(dossier: DossierState, errors: IdentityErrors = {}): Html {
  const say = textIn(dossier.lang);
  const { identity } = dossier;
  const chosen = identity.forTiers ?? (dossier.gen === 'later' ? null : false);
  const mode = (value: boolean, id: string, label: string) =>
    html`<div class="fr-fieldset__element"><div class="fr-radio-group"><input${attrs({ type: 'radio', name: 'dossier[for_tiers]', value: String(value), id, checked: chosen === value })}><label class="fr-label" for="${id}">${label}</label></div></div>`;
  return html`<div class="fr-container form-column"><h1 class="fr-h2">${dossier.form.title}</h1>${
    Object.keys(errors).length > 0 && html`<div class="fr-alert fr-alert--error">${say('invalidForm')}</div>`
  }${
    dossier.form.thirdParty &&
    html`<form${attrs({ method: 'post', action: `/dossiers/${dossier.id}/identite`, 'data-turbo': 'true', 'data-controller': 'autosubmit' })}><input type="hidden" name="_method" value="patch"><fieldset class="fr-fieldset" id="radio-rich-hint"><legend class="fr-fieldset__legend">${say('who')}</legend>${mode(false, 'radio-self-manage', say('forSelf'))}${mode(true, 'radio-tiers-manage', say('forOther'))}</fieldset></form>`
  }${identityForm(dossier, errors)}</div>`;
}

// ---------------------------------------------------------------- other pages

/** Contract §3. */
export function siretPage(dossier: DossierState, error: string | null): Html {
  const say = textIn(dossier.lang);
  return html`<div class="fr-container form-column"><h1 class="fr-h2">${dossier.form.title}</h1>${error && html`<div class="fr-alert fr-alert--error">${say('siretWrong')}</div>`}<h2 class="fr-h4">${say('siretTitle')}</h2><form${attrs({ class: 'form', method: 'post', action: `/dossiers/${dossier.id}/siret`, 'data-turbo': dossier.gen === 'later' ? 'true' : null })}><input type="hidden" name="user[dossier_id]" value="${String(dossier.id)}"><div class="fr-input-group${error ? ' fr-input-group--error' : ''}"><label class="fr-label" for="user_siret">${say('siretLabel')} <span class="fr-hint-text">${say('hintSiret')}</span></label><input class="fr-input" type="text" name="user[siret]" id="user_siret" required value="${dossier.company ?? ''}">${error && html`<p class="fr-error-text">${error}</p>`}</div><button class="fr-btn" type="submit">${say('continue')}</button></form></div>`;
}

export const companyPage = (dossier: DossierState, name: string): Html => {
  const say = textIn(dossier.lang);
  return html`<div class="fr-container form-column"><h1 class="fr-h2">${dossier.form.title}</h1><h2 class="fr-h4">${say('companyTitle')}</h2><p>${name} — ${dossier.company}</p><p><a class="fr-btn" href="/dossiers/${dossier.id}/brouillon">${say('continue')}</a> <a href="/dossiers/${dossier.id}/siret">${say('companyOther')}</a></p></div>`;
};

export const startPage = (form: FormDef, lang: 'fr' | 'en'): Html => {
  const say = textIn(lang);
  return html`<div class="fr-container form-column"><h1>${form.title}</h1><p><a class="fr-btn" href="/dossiers/new?procedure_id=${form.number}">${say('startDossier')}</a></p><p><a class="fr-download__link" href="/commencer/${form.path}/dossier_vide">${say('emptyPdf')}</a></p></div>`;
};

export const signInPage = (lang: 'fr' | 'en'): Html => {
  const say = textIn(lang);
  return html`<div class="fr-container form-column"><h1>${say('signIn')}</h1><form method="post" action="/users/sign_in"><div class="fr-input-group"><label class="fr-label" for="user_email">${say('email')}</label><input class="fr-input" type="email" id="user_email" name="user[email]" autocomplete="email"></div><div class="fr-input-group"><label class="fr-label" for="user_password">${say('password')}</label><input class="fr-input" type="password" id="user_password" name="user[password]" autocomplete="current-password"></div><button class="fr-btn" type="submit">${say('signIn')}</button></form></div>`;
};

export const listPage = (dossiers: DossierState[], lang: 'fr' | 'en'): Html => {
  const say = textIn(lang);
  const procedures = new Map(dossiers.map(({ form }) => [form.number, form.title]));
  return html`<div class="fr-container form-column"><h1>${say('yourDossiers')}</h1><select id="procedure_select" class="fr-select" aria-label="${say('yourDossiers')}"><option value=""></option>${[...procedures].map(([number, title]) => html`<option value="${String(number)}">${title}</option>`)}</select>${dossiers.map(
    (dossier) =>
      html`<div class="card" id="dossier_${dossier.id}"><h2 class="fr-h4"><a href="/dossiers/${dossier.id}">${dossier.form.title}</a></h2><p>${say('dossier')} ${dossier.id}</p></div>`,
  )}</div>`;
};

/** Read-only pages: nothing to fill (contract §1.2). */
export const plainPage = (title: string, text: string): Html =>
  html`<div class="fr-container form-column"><h1>${title}</h1><p>${text}</p></div>`;
