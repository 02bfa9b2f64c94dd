import { createHash } from 'node:crypto';
import { type ChampDef, conditionSources, type Option, optionsOf, publicId, splitPublicId } from './definition.ts';
import { answerOf, type DossierState, errorOf, isVisible, textOf } from './dossier.ts';
import { attrs, Html, html } from './html.ts';
import { COMMUNES, countriesIn, DEPARTMENTS, EPCIS, REGIONS } from './sources.ts';
import { type TextKey, textIn } from './texts.ts';

/** One place where an answer is shown: a draft, the page after submission, agents' annotations, an administrator's preview. */
export interface FormContext {
  dossier: DossierState;
  page: 'brouillon' | 'modifier' | 'annotations' | 'preview';
  /** Milliseconds between two looks at a lookup under way (contract §4.5, siret). */
  pollMs: number;
}

const sha = (text: string): string => createHash('md5').update(text).digest('hex');

/** Everything a type's template needs about its champ. */
interface Champ {
  context: FormContext;
  def: ChampDef;
  pid: string;
  name(attr?: string, many?: boolean): string;
  inputId(attr?: string): string;
  label: string;
  labelledBy: string | null;
  describedBy: string;
  required: boolean;
  error: string | null;
  later: boolean;
  autocomplete(token: string): string;
  value(attr?: string): string;
  values(attr?: string): string[];
  say(key: TextKey): string;
}

const annotationsPage = (context: FormContext): boolean => context.page === 'annotations';

function champOf(context: FormContext, def: ChampDef, pid: string, parent: ChampDef | null): Champ {
  const { dossier } = context;
  const { rowId } = splitPublicId(pid);
  const scope = annotationsPage(context) ? 'champs_private_attributes' : 'champs_public_attributes';
  const visible = isVisible(dossier, pid) || annotationsPage(context);
  const rowNumber = rowId && parent ? (dossier.rows.get(parent.id) ?? []).indexOf(rowId) + 1 : 0;
  // Contract §4.3: with a single child type, the row number is appended to the label.
  const alone = parent?.children?.length === 1;
  const rowLegend = alone ? '' : ` champ-${parent?.id}-${rowId}-legend`;
  const say = textIn(dossier.lang);
  return {
    context,
    def,
    pid,
    say,
    name: (attr = 'value', many = false) => `dossier[${scope}][${pid}][${attr}]${many ? '[]' : ''}`,
    inputId: (attr = 'value') => `champ-${pid}-input-${attr}`,
    label: alone && rowNumber ? `${def.label} ${rowNumber}` : def.label,
    labelledBy: rowId && parent ? `champ-${parent.id}-legend${rowLegend} ${labelId(pid)}` : null,
    // Dangling ids are part of the page: the description may not exist (contract §4.3).
    describedBy: `champ-${pid}-describedby_id ${errorId(context, def, pid)}`,
    // Contract §4.3: `required` stands on mandatory visible champs only.
    required: Boolean(def.required) && visible,
    error: errorOf(dossier, pid),
    later: dossier.gen === 'later',
    // Contract §4.5: `off` when the dossier is for someone else.
    autocomplete: (token) => (dossier.identity.forTiers ? 'off' : token),
    value: (attr) => textOf(dossier, pid, attr),
    values: (attr = 'value') => {
      const held = answerOf(dossier, pid)[attr];
      return Array.isArray(held) ? held : held ? [held] : [];
    },
  };
}

/** Contract §4.2: lower-cased, also inside repetitions where the wrapper's id is not. */
const labelId = (pid: string): string => `champ-${pid}-value-label`.toLowerCase();

const SUFFIXED_ERRORS = new Set([
  'text',
  'textarea',
  'email',
  'phone',
  'date',
  'integer_number',
  'decimal_number',
  'iban',
]);
/** Contract §4.4 [later]: ids of messages take the attribute as suffix for some types. */
const errorId = (context: FormContext, def: ChampDef, pid: string): string =>
  context.dossier.gen === 'later' && SUFFIXED_ERRORS.has(def.type)
    ? `champ-${pid}-error_id-value`
    : `champ-${pid}-error_id`;

/** Contract §4.3: the drawing's `<desc>` is real text in the label. */
const mandatory = (def: ChampDef, say: (key: TextKey) => string): Html | null =>
  def.required
    ? html`<svg class="icon mandatory" role="img" aria-label="${say('mandatory')}" viewBox="0 0 10 10" width="8" height="8"><desc>${say('mandatoryDesc')}</desc><path d="M5 0v10M0 5h10M1 1l8 8M9 1L1 9" stroke="currentColor"/></svg>`
    : null;
const asterisk = (champ: Champ): Html | null => mandatory(champ.def, champ.say);

/** Contract §4.3: a note on `/modifier`, to be left out when comparing labels. */
const updatedNote = (champ: Champ): Html | null =>
  champ.context.page === 'modifier' && Object.values(answerOf(champ.context.dossier, champ.pid)).flat().some(Boolean)
    ? html`<span class="updated-at">${champ.say('modified')} 03/02/2026 10:24</span>`
    : null;

/** Contract §4.3: built-in hints stand in the label. */
const HINTS: Partial<Record<string, TextKey>> = {
  date: 'hintDate',
  datetime: 'hintDatetime',
  decimal_number: 'hintDecimal',
  email: 'hintEmail',
  iban: 'hintIban',
  phone: 'hintPhone',
  siret: 'hintSiret',
  rna: 'hintRna',
  rnf: 'hintRnf',
  communes: 'hintCommune',
  epci: 'hintEpci',
  multiple_drop_down_list: 'hintMultiple',
  dossier_link: 'hintDossierLink',
  titre_identite: 'hintIdentity',
};

function hint(champ: Champ): Html | null {
  const key = Object.hasOwn(HINTS, champ.def.type) ? HINTS[champ.def.type] : undefined;
  const text =
    champ.def.type === 'textarea' && champ.def.advisedLength
      ? champ.say('hintLength').replace('{n}', String(champ.def.advisedLength))
      : key && champ.say(key);
  return text ? html`<span class="fr-hint-text">${text}</span>` : null;
}

const labelContent = (champ: Champ): Html => html`${champ.label} ${asterisk(champ)}${updatedNote(champ)}${hint(champ)}`;
const label = (champ: Champ, id: string): Html =>
  html`<label class="fr-label" id="${labelId(champ.pid)}" for="${id}">${labelContent(champ)}</label>`;
const legend = (champ: Champ): Html =>
  html`<legend class="fr-fieldset__legend fr-fieldset__legend--regular" id="champ-${champ.pid}-legend">${labelContent(champ)}</legend>`;
const description = (champ: Champ): Html | null =>
  champ.def.description
    ? html`<div class="fr-hint-text" id="champ-${champ.pid}-describedby_id">${champ.def.description}</div>`
    : null;

/** Contract §4.4: errors, then status messages; the box is always there. */
function messages(champ: Champ): Html {
  const lookup = champ.context.dossier.lookups.get(champ.pid);
  return html`<div class="fr-messages-group" id="${errorId(champ.context, champ.def, champ.pid)}" aria-live="assertive">${
    champ.error && html`<p class="fr-message fr-message--error">${champ.error}</p>`
  }${
    lookup &&
    !champ.error &&
    html`<p class="fr-message ${lookup.until > Date.now() ? 'fr-message--info' : lookup.found ? 'fr-message--valid' : 'fr-message--warning'}">${
      lookup.until > Date.now() ? champ.say('checking') : lookup.text
    }</p>`
  }${champ.context.dossier.automatic.has(champ.pid) && html`<p class="fr-message fr-message--info">${champ.say('automatic')}</p>`}</div>`;
}

const inputClass = (champ: Champ): string => `fr-input${champ.error ? ' fr-input--error' : ''}`;
const common = (champ: Champ, id: string, name: string) => ({
  id,
  name,
  'aria-describedby': champ.describedBy,
  'aria-labelledby': champ.labelledBy,
});

interface TextInput {
  attr?: string;
  id?: string;
  input?: Record<string, string | number | boolean | null | undefined>;
}

/** label, description, input, messages. */
const textBox =
  (make: (champ: Champ) => TextInput) =>
  (champ: Champ): Html => {
    const { attr = 'value', id = champ.inputId(), input = {} } = make(champ);
    return html`${label(champ, id)}${description(champ)}<input${attrs({
      class: inputClass(champ),
      type: 'text',
      required: champ.required,
      ...common(champ, id, champ.name(attr)),
      value: champ.value(attr),
      ...input,
    })}>${messages(champ)}`;
  };

const format = (name: string) => ({ 'data-controller': 'format', 'data-format': name });

function textarea(champ: Champ): Html {
  return html`${label(champ, champ.inputId())}${description(champ)}<textarea${attrs({
    class: inputClass(champ),
    rows: 4,
    required: champ.required,
    'data-controller': 'autoresize',
    ...common(champ, champ.inputId(), champ.name()),
  })}>
${champ.value()}</textarea>${messages(champ)}`;
}

interface Choice extends Option {
  id: string;
}

const radio = (champ: Champ, choice: Choice): Html =>
  html`<div class="fr-fieldset__element"><div class="fr-radio-group"><input${attrs({
    type: 'radio',
    id: choice.id,
    name: champ.name(),
    value: choice.value,
    checked: champ.value() === choice.value,
    'aria-describedby': champ.describedBy,
  })}><label class="fr-label" for="${choice.id}">${choice.label}</label></div></div>`;

const radios = (champ: Champ, choices: Choice[]): Html =>
  html`${legend(champ)}${description(champ)}<div class="fr-fieldset__content">${choices.map((choice) => radio(champ, choice))}</div>`;

/** Base of the ids of grouped controls, `I` in the contract. */
const base = (champ: Champ): string => `champ-${champ.pid}-input`;

function civilite(champ: Champ): Html {
  return html`${radios(champ, [
    { label: champ.say('female'), value: 'Mme', id: `${base(champ)}-female` },
    { label: champ.say('male'), value: 'M.', id: `${base(champ)}-male` },
  ])}${messages(champ)}`;
}

function yesNo(champ: Champ): Html {
  const choices = [
    { label: champ.say('yes'), value: 'true', id: `${base(champ)}-yes` },
    { label: champ.say('no'), value: 'false', id: `${base(champ)}-no` },
  ];
  // Contract §4.5: a third radio when optional.
  const third = { label: champ.say('notProvided'), value: '', id: `${base(champ)}-not-provided` };
  return html`${radios(champ, champ.def.required ? choices : [...choices, third])}${messages(champ)}`;
}

function checkbox(champ: Champ): Html {
  const id = champ.inputId();
  // Contract §4.3: the label comes after the input, its text in a span.
  return html`<div class="fr-checkbox-group"><input${attrs({ type: 'hidden', name: champ.name(), value: 'false' })}><input${attrs(
    {
      type: 'checkbox',
      required: champ.required,
      ...common(champ, id, champ.name()),
      value: 'true',
      checked: champ.value() === 'true',
    },
  )}><label class="fr-label" id="${labelId(champ.pid)}" for="${id}"><span class="width-100">${labelContent(champ)}</span></label></div>${description(champ)}${messages(champ)}`;
}

function select(
  champ: Champ,
  id: string,
  attr: string,
  options: Option[],
  extra: Record<string, string | boolean> = {},
): Html {
  return html`<select${attrs({
    class: `fr-select${champ.error ? ' fr-select--error' : ''}`,
    required: champ.required,
    ...common(champ, id, champ.name(attr)),
    ...extra,
  })}><option value="">${champ.say('pick')}</option>${options.map(
    (option) =>
      html`<option${attrs({ value: option.value, selected: option.value === champ.value(attr) })}>${option.label}</option>`,
  )}</select>`;
}

const selectBox =
  (options: (champ: Champ) => Option[], id: (champ: Champ) => string = (champ) => champ.inputId()) =>
  (champ: Champ): Html =>
    html`${label(champ, id(champ))}${description(champ)}${select(champ, id(champ), 'value', options(champ))}${messages(champ)}`;

const react = (name: string, props: Record<string, unknown>, child: Html | null = null): Html =>
  html`<react-fragment><react-component${attrs({ name, props: JSON.stringify(props) })}>${child}</react-component></react-fragment>`;

const slot = (field: 'label' | 'value' | 'data', name: string): Html =>
  html`<react-component${attrs({ name: 'ComboBox/ComboBoxValueSlot', props: JSON.stringify({ field, name }) })}></react-component>`;

const listProps = (champ: Champ, id: string) => ({
  id,
  'aria-labelledby': champ.labelledBy ?? labelId(champ.pid),
  'aria-describedby': champ.describedBy,
  placeholder: champ.say('pick'),
  search: champ.say('search'),
});

/** Contract §4.5: radios up to 5, select up to 19, then a list one can search. */
function dropDownList(champ: Champ): Html {
  const { def } = champ;
  const options = optionsOf(def);
  const all = def.other ? [...options, { label: champ.say('other'), value: '__other__' }] : options;
  const otherText = champ.value() === '__other__' ? other(champ) : null;
  if (options.length <= 5) {
    const choices = all.map((option) => ({
      ...option,
      id: `${base(champ)}-${option.value === '__other__' ? option.value : sha(option.value)}`,
    }));
    const none = { label: champ.say('notProvided'), value: '', id: `${base(champ)}-not-provided` };
    return html`${radios(champ, def.required ? choices : [...choices, none])}${otherText}${messages(champ)}`;
  }
  if (options.length < 20)
    return html`${label(champ, base(champ))}${description(champ)}${select(champ, base(champ), 'value', all)}${otherText}${messages(champ)}`;
  const component = champ.later ? 'Select/SingleSelect' : 'ComboBox/SingleComboBox';
  return html`${label(champ, base(champ))}${description(champ)}${react(component, {
    ...listProps(champ, base(champ)),
    name: champ.name(),
    items: all,
    'selected-key': champ.value(),
  })}${otherText}${messages(champ)}`;
}

/** Comes with the answer to the save of "other" (contract §4.5, §5.6). */
function other(champ: Champ): Html {
  const id = `value_other_champ_${champ.pid}`;
  return html`<div class="fr-input-group"><label class="fr-label" for="${id}">${champ.say('otherLabel')}</label><input${attrs(
    {
      class: 'fr-input',
      type: 'text',
      id,
      name: champ.name('value_other'),
      maxlength: 200,
      value: champ.value('value_other'),
    },
  )}></div>`;
}

function multipleDropDownList(champ: Champ): Html {
  const options = optionsOf(champ.def);
  const chosen = new Set(champ.values());
  if (options.length <= 5)
    return html`${legend(champ)}${description(champ)}<input${attrs({ type: 'hidden', name: champ.name('value', true), value: '' })}>${options.map(
      (option) => {
        const id = `${base(champ)}-${sha(option.value)}`;
        return html`<div class="fr-fieldset__element"><div class="fr-checkbox-group"><input${attrs({
          type: 'checkbox',
          id,
          name: champ.name('value', true),
          value: option.value,
          checked: chosen.has(option.value),
          'aria-describedby': champ.describedBy,
        })}><label class="fr-label" for="${id}">${option.label}</label></div></div>`;
      },
    )}${messages(champ)}`;
  const component = champ.later ? 'Select/MultiSelect' : 'ComboBox/MultiComboBox';
  return html`${label(champ, base(champ))}${description(champ)}${react(component, {
    ...listProps(champ, base(champ)),
    name: champ.name('value', true),
    items: options,
    'selected-keys': champ.values(),
  })}${messages(champ)}`;
}

function linkedDropDownList(champ: Champ): Html {
  const linked = champ.def.linked ?? {};
  const asOptions = (texts: string[]) => texts.map((text) => ({ label: text, value: text }));
  const seconds = linked[champ.value('primary_value')];
  const secondId = `${champ.inputId()}-secondary`;
  return html`${label(champ, champ.inputId())}${description(champ)}${select(champ, champ.inputId(), 'primary_value', asOptions(Object.keys(linked)))}${
    seconds
      ? html`<div class="fr-select-group"><label class="fr-label" for="${secondId}">${champ.say('secondary')}</label>${select(
          champ,
          secondId,
          'secondary_value',
          asOptions(seconds),
          // The options depend on the first choice: the server always wins (contract §4.5).
          { 'data-turbo-force': 'server' },
        )}</div>`
      : html`<input${attrs({ type: 'hidden', name: champ.name('secondary_value'), value: '' })}>`
  }${messages(champ)}`;
}

interface Remote {
  id: string;
  url: string;
  minimum: number;
  debounce: number;
  selected: { label: string; value: string; data?: unknown } | null;
  disabled?: boolean;
  slots: Html;
}

const remote = (champ: Champ, list: Remote): Html =>
  react(
    'ComboBox/RemoteComboBox',
    {
      ...listProps(champ, list.id),
      url: list.url,
      minimum: list.minimum,
      debounce: list.debounce,
      selected: list.selected,
      'is-disabled': list.disabled ?? false,
    },
    list.slots,
  );

const communeText = (code: string): string => {
  const commune = COMMUNES.find((entry) => `${entry.code}-${entry.postalCode}` === code);
  return commune ? `${commune.name} (${commune.postalCode})` : '';
};

function communeList(champ: Champ, id: string, attr: string): Html {
  const code = champ.value(attr);
  return remote(champ, {
    id,
    url: '/data_sources/commune',
    minimum: 2,
    debounce: 300,
    selected: code ? { label: communeText(code), value: code } : null,
    slots: slot('value', champ.name(attr)),
  });
}

const tick = (champ: Champ, attr: string, text: TextKey): Html => {
  const id = `${base(champ)}-${attr}`;
  return html`<div class="fr-checkbox-group"><input${attrs({ type: 'hidden', name: champ.name(attr), value: 'false' })}><input${attrs(
    {
      type: 'checkbox',
      id,
      name: champ.name(attr),
      value: 'true',
      checked: champ.value(attr) === 'true',
    },
  )}><label class="fr-label" for="${id}">${champ.say(text)}</label></div>`;
};

const subText = (champ: Champ, attr: string, text: TextKey): Html => {
  const id = `${base(champ)}-${attr}`;
  return html`<div class="fr-input-group"><label class="fr-label" for="${id}">${champ.say(text)}</label><input${attrs({
    class: 'fr-input',
    type: 'text',
    id,
    name: champ.name(attr),
    value: champ.value(attr),
  })}></div>`;
};

function communes(champ: Champ): Html {
  const free = champ.later && champ.value('not_in_api_geo') === 'true';
  return html`${label(champ, champ.inputId())}${description(champ)}${
    free
      ? html`<input${attrs({ class: 'fr-input', type: 'text', ...common(champ, champ.inputId(), champ.name()), value: champ.value() })}>`
      : communeList(champ, champ.inputId(), 'code')
  }${champ.later && tick(champ, 'not_in_api_geo', 'notInGeo')}${messages(champ)}`;
}

function epci(champ: Champ): Html {
  const departmentAttr = champ.later ? 'department_code' : 'code_departement';
  const department = champ.value('code_departement');
  // Contract §4.5: the select to fill next owns `I-value`; the department's id changes once it is filled.
  const departmentId = department ? `${base(champ)}-${departmentAttr}` : champ.inputId();
  const option = (value: string, text: string, selected: string) =>
    html`<option${attrs({ value, selected: value === selected })}>${text}</option>`;
  return html`${legend(champ)}${description(champ)}<div class="fr-select-group"><label class="fr-label" for="${departmentId}">${champ.say('department')}</label><select${attrs(
    { class: 'fr-select', id: departmentId, name: champ.name(departmentAttr), 'aria-describedby': champ.describedBy },
  )}><option value="">${champ.say('pick')}</option>${DEPARTMENTS.map((entry) =>
    option(entry.code, `${entry.code} – ${entry.name}`, department),
  )}</select></div>${
    department &&
    html`<div class="fr-select-group"><label class="fr-label" for="${champ.inputId()}">${champ.say('epci')}</label><select${attrs(
      {
        class: 'fr-select',
        id: champ.inputId(),
        name: champ.name(),
        'aria-describedby': champ.describedBy,
      },
    )}><option value="">${champ.say('pick')}</option>${EPCIS.filter((entry) => entry.department === department).map(
      (entry) => option(entry.code, entry.name, champ.value()),
    )}</select></div>`
  }${messages(champ)}`;
}

/** Contract §4.6. */
function address(champ: Champ): Html {
  const outside = champ.value('not_in_ban') === 'true';
  const country = champ.value('country_code') || 'FR';
  const countryId = `${base(champ)}-country_code`;
  const stored = champ.value('address');
  return html`${legend(champ)}${description(champ)}${remote(champ, {
    id: champ.inputId(),
    url: '/data_sources/adresse',
    minimum: 3,
    debounce: 300,
    selected: stored ? { label: champ.value(), value: champ.value(), data: JSON.parse(stored) } : null,
    disabled: outside,
    slots: html`${slot('label', champ.name())}${slot('data', champ.name('address'))}`,
  })}${tick(champ, 'not_in_ban', 'notInBan')}${
    outside &&
    html`<div class="fr-select-group"><label class="fr-label" for="${countryId}">${champ.say('country')}</label><select${attrs(
      {
        class: 'fr-select',
        id: countryId,
        name: champ.name('country_code'),
      },
    )}>${countriesIn(champ.context.dossier.lang).map(
      (entry) => html`<option${attrs({ value: entry.code, selected: entry.code === country })}>${entry.name}</option>`,
    )}</select></div>${subText(champ, 'street_address', 'streetAddress')}${country === 'FR' ? frenchTown(champ) : freeTown(champ)}`
  }${messages(champ)}`;
}

function frenchTown(champ: Champ): Html {
  const id = `${base(champ)}-commune_name`;
  const free = champ.later && champ.value('commune_not_in_api_geo') === 'true';
  return html`${
    free
      ? freeTown(champ)
      : html`<div class="fr-input-group"><label class="fr-label" for="${id}">${champ.say('town')}</label>${communeList(champ, id, 'commune_code')}</div>`
  }${champ.later && tick(champ, 'commune_not_in_api_geo', 'notInGeo')}`;
}

const freeTown = (champ: Champ): Html =>
  html`${subText(champ, 'city_name', 'city')}${subText(champ, 'postal_code', 'postalCode')}`;

function referential(champ: Champ): Html {
  if (champ.def.lookup?.mode !== 'autocomplete') return textBox(() => ({ attr: 'external_id' }))(champ);
  return html`${label(champ, champ.inputId())}${description(champ)}${remote(champ, {
    id: champ.inputId(),
    url: '/data_sources/referentiel',
    minimum: 2,
    debounce: 300,
    selected: champ.value() ? { label: champ.value(), value: champ.value(), data: champ.value('data') } : null,
    slots: html`${slot('value', champ.name())}${slot('data', champ.name('data'))}`,
  })}${messages(champ)}`;
}

function school(champ: Champ): Html {
  const id = champ.value('external_id');
  return html`${label(champ, champ.inputId())}${description(champ)}${remote(champ, {
    id: champ.inputId(),
    url: '/data_sources/education',
    minimum: 5,
    debounce: 500,
    selected: id ? { label: champ.value(), value: id } : null,
    slots: html`${slot('value', champ.name('external_id'))}${slot('label', champ.name())}`,
  })}${messages(champ)}`;
}

/** Types that pull data from an administration (contract §4.5). */
const external =
  (fields: { attr: string; id?: string; type?: string; label: string }[]) =>
  (champ: Champ): Html =>
    html`${legend(champ)}${description(champ)}${fields.map((field) => {
      const id = `${base(champ)}-${field.id ?? field.attr}`;
      return html`<div class="fr-input-group"><label class="fr-label" for="${id}">${field.label}</label><input${attrs({
        class: 'fr-input',
        type: field.type ?? 'text',
        id,
        name: champ.name(field.attr),
        value: champ.value(field.attr),
      })}></div>`;
    })}${messages(champ)}`;

const file = (champ: Champ): Html =>
  html`${label(champ, champ.inputId())}${description(champ)}<p class="fr-hint-text">${champ.say('fileNotice')}</p><input${attrs(
    {
      class: 'fr-upload',
      type: 'file',
      multiple: champ.later,
      ...common(champ, champ.inputId(), champ.name('piece_justificative_file')),
    },
  )}>${messages(champ)}`;

const map = (champ: Champ): Html =>
  html`<span class="fr-label">${labelContent(champ)}</span>${description(champ)}<div class="map" role="img" aria-label="${champ.say('mapNotice')}">${champ.say('mapNotice')}</div>${messages(champ)}`;

interface ChampView {
  /** `fieldset[role=group]` instead of `div` (contract §4.2). */
  fieldset?(def: ChampDef): boolean;
  group: 'input' | 'select' | 'fieldset' | 'checkbox' | 'upload' | 'none';
  autosave?: false;
  draw(champ: Champ): Html;
}

const always = (): boolean => true;
const few = (def: ChampDef): boolean => optionsOf(def).length <= 5;
const input = (make: (champ: Champ) => TextInput): ChampView => ({ group: 'input', draw: textBox(make) });
const lookup = (fields: Parameters<typeof external>[0]): ChampView => ({
  group: 'fieldset',
  fieldset: always,
  draw: external(fields),
});

/** One line per type (contract §4.5). */
const VIEWS: Record<string, ChampView> = {
  text: input(() => ({})),
  textarea: { group: 'input', draw: textarea },
  formatted: input((champ) => ({ input: { placeholder: champ.def.placeholder } })),
  integer_number: input(() => ({ input: { inputmode: 'numeric', ...format('integer') } })),
  decimal_number: input(() => ({ input: { inputmode: 'decimal', ...format('decimal') } })),
  number: input(() => ({})),
  date: input((champ) => ({ input: { type: 'date', min: champ.def.min, max: champ.def.max } })),
  datetime: input(() => ({ input: { type: 'datetime-local' } })),
  email: input((champ) => ({ input: { type: 'email', autocomplete: champ.autocomplete('email') } })),
  phone: input((champ) => ({ input: { type: 'tel', pattern: '[^a-zA-Z]*', autocomplete: champ.autocomplete('tel') } })),
  iban: input(() => ({ input: { maxlength: 43, ...format('iban') } })),
  civilite: { group: 'fieldset', fieldset: always, draw: civilite },
  yes_no: { group: 'fieldset', fieldset: always, draw: yesNo },
  checkbox: { group: 'checkbox', draw: checkbox },
  drop_down_list: { group: 'select', fieldset: few, draw: dropDownList },
  multiple_drop_down_list: { group: 'select', fieldset: few, draw: multipleDropDownList },
  linked_drop_down_list: { group: 'select', draw: linkedDropDownList },
  pays: {
    group: 'select',
    draw: (champ) =>
      html`${label(champ, champ.inputId())}${description(champ)}${select(
        champ,
        champ.inputId(),
        'value',
        countriesIn(champ.context.dossier.lang).map(({ code, name }) => ({ label: name, value: code })),
        { autocomplete: champ.autocomplete('country-name') },
      )}${messages(champ)}`,
  },
  regions: { group: 'select', draw: selectBox(() => REGIONS.map(({ code, name }) => ({ label: name, value: code }))) },
  departements: {
    group: 'select',
    draw: selectBox(() => DEPARTMENTS.map(({ code, name }) => ({ label: `${code} – ${name}`, value: code }))),
  },
  communes: { group: 'input', draw: communes },
  epci: { group: 'fieldset', fieldset: always, draw: epci },
  address: { group: 'fieldset', fieldset: always, draw: address },
  siret: input(() => ({ attr: 'external_id', input: format('siret') })),
  rna: input((champ) => ({
    input: {
      maxlength: 10,
      'data-controller': 'rna',
      'data-rna-url-value': `/champs/${champ.context.dossier.id}/${champ.def.id}/rna`,
    },
  })),
  rnf: input(() => ({ attr: 'external_id' })),
  referentiel: { group: 'input', draw: referential },
  annuaire_education: { group: 'input', draw: school },
  dossier_link: input(() => ({ input: { inputmode: 'numeric' } })),
  cnaf: lookup([
    { attr: 'numero_allocataire', id: 'numero_alocataire', label: 'Numéro d’allocataire' },
    { attr: 'code_postal', label: 'Code postal' },
  ]),
  dgfip: lookup([
    { attr: 'numero_fiscal', label: 'Numéro fiscal' },
    { attr: 'reference_avis', label: 'Référence de l’avis' },
  ]),
  pole_emploi: lookup([{ attr: 'identifiant', label: 'Identifiant' }]),
  mesri: lookup([{ attr: 'ine', label: 'INE' }]),
  cojo: lookup([
    { attr: 'accreditation_number', label: 'Numéro d’accréditation' },
    { attr: 'accreditation_birthdate', type: 'date', label: 'Date de naissance' },
  ]),
  piece_justificative: { group: 'upload', draw: file },
  titre_identite: { group: 'upload', draw: file },
  carte: { group: 'none', autosave: false, draw: map },
};
const UNKNOWN: ChampView = input(() => ({}));

const camel = (type: string): string =>
  type.replace(/(^|_)([a-z])/g, (_match, _start, letter: string) => letter.toUpperCase());

/** Contract §4.4: class of the inner box in error. */
function boxClass(view: ChampView, fieldset: boolean, def: ChampDef, error: boolean): string {
  const group = fieldset ? 'fr-fieldset' : view.group === 'none' ? '' : `fr-${view.group}-group`;
  return ['editable-champ', `editable-champ-${def.type}`, group, error && group ? `${group}--error` : '']
    .filter(Boolean)
    .join(' ');
}

/** The wrapper of one champ, as served and as sent again after its save (contract §4.1, §5.3). */
export function renderChamp(
  context: FormContext,
  def: ChampDef,
  pid: string,
  parent: ChampDef | null = null,
  force = false,
): Html {
  const hidden = context.page !== 'annotations' && !isVisible(context.dossier, pid);
  const wrapper = attrs({
    class: 'fr-fieldset__element',
    id: `champ-${pid}`,
    'data-type': `EditableChamp::${camel(def.type)}Component`,
    hidden,
    // Filled by the site itself: its state wins once (contract §5.4; §7.6 for the later generation's prefilled champs).
    'data-turbo-force':
      force || (context.dossier.gen === 'later' && context.dossier.automatic.has(pid)) ? 'server' : null,
  });
  if (def.type === 'explication') return html`<div${wrapper}>${explanation(context, def)}</div>`;
  if (def.type === 'repetition') return html`<div${wrapper}>${repetition(context, def)}</div>`;
  const champ = champOf(context, def, pid, parent);
  const view = (Object.hasOwn(VIEWS, def.type) && VIEWS[def.type]) || UNKNOWN;
  const fieldset = view.fieldset?.(def) ?? false;
  const pending = (context.dossier.lookups.get(pid)?.until ?? 0) > Date.now();
  const scope = attrs({
    class: boxClass(view, fieldset, def, champ.error !== null),
    'data-controller': view.autosave === false ? null : pending ? 'autosave turbo-poll' : 'autosave',
    'data-turbo-poll-url-value': pending ? pollUrl(context, pid) : null,
    'data-turbo-poll-interval-value': pending ? context.pollMs : null,
    'data-dependent-conditions': conditionSources(context.dossier.form.champs).has(def.id) ? 'true' : null,
    // Contract §4.3: this names an id that does not exist for fieldset types.
    role: fieldset ? 'group' : null,
    'aria-labelledby': fieldset ? labelId(pid) : null,
  });
  const inside = view.draw(champ);
  return fieldset
    ? html`<div${wrapper}><fieldset${scope}>${inside}</fieldset></div>`
    : html`<div${wrapper}><div${scope}>${inside}</div></div>`;
}

function pollUrl(context: FormContext, pid: string): string {
  const { stableId, rowId } = splitPublicId(pid);
  return `/dossiers/${context.dossier.id}/champs/${stableId}${rowId ? `?row_id=${rowId}` : ''}`;
}

function explanation(context: FormContext, def: ChampDef): Html {
  const say = textIn(context.dossier.lang);
  return html`<div class="editable-champ editable-champ-explication"><div class="fr-callout"><h3 class="fr-callout__title">${def.label}</h3>${
    def.description && html`<p class="fr-callout__text">${def.description}</p>`
  }${def.folded && html`<details><summary>${say('readMore')}</summary><p>${def.folded}</p></details>`}</div></div>`;
}

/** Contract §4.7. */
function repetition(context: FormContext, def: ChampDef): Html {
  const { dossier } = context;
  const say = textIn(dossier.lang);
  const rows = dossier.rows.get(def.id) ?? [];
  const url = `/champs/${dossier.id}/${def.id}/repetition`;
  return html`<div class="editable-champ editable-champ-repetition"><fieldset class="fr-fieldset"><legend class="fr-fieldset__legend" id="champ-${def.id}-legend">${def.label} ${mandatory(
    def,
    say,
  )}</legend>${def.description && html`<div class="fr-hint-text" id="champ-${def.id}-describedby_id">${def.description}</div>`}<div class="repetition" id="rows_champ_${def.id}">${rows.map(
    (row) => renderRow(context, def, row),
  )}</div><button${attrs({
    type: 'submit',
    class: 'fr-btn fr-btn--secondary',
    id: `create_repetition_champ_${def.id}`,
    form: 'unested-form-create',
    formaction: url,
    formmethod: 'post',
    'data-turbo': 'true',
  })}>${say('addRow')} « ${def.label} »</button></fieldset></div>`;
}

export function renderRow(context: FormContext, def: ChampDef, row: string): Html {
  const { dossier } = context;
  const say = textIn(dossier.lang);
  const children = def.children ?? [];
  const rows = dossier.rows.get(def.id) ?? [];
  const number = rows.indexOf(row) + 1;
  const champs = children.map((child) => renderChamp(context, child, publicId(child.id, row), def));
  const inside =
    children.length > 1
      ? html`<fieldset class="fr-fieldset"><legend class="fr-fieldset__legend" id="champ-${def.id}-${row}-legend">${def.label} ${number}</legend>${champs}</fieldset>`
      : html`${champs}`;
  const remove = html`<button${attrs({
    type: 'submit',
    class: 'fr-btn fr-btn--tertiary utils-repetition-required-destroy-button',
    form: 'unested-form-delete',
    formaction: `/champs/${dossier.id}/${def.id}/repetition?row_id=${row}`,
    formmethod: 'post',
    name: '_method',
    value: 'delete',
    'data-turbo': 'true',
    'data-turbo-confirm': dossier.gen === 'later' ? say('confirmRow') : null,
  })}>${say('removeRow')} ${number}</button>`;
  if (dossier.gen !== 'later')
    return html`<div class="champs-group" id="safe-row-selector-${row}">${inside}${remove}</div>`;
  // Contract §4.7 [later]: rows stand in accordions, collapsed when several.
  const open = rows.length < 2 || rows.at(-1) === row;
  return html`<section class="repetition-row fr-accordion" id="safe-row-selector-${row}"><h3 class="fr-accordion__title"><button${attrs(
    {
      type: 'button',
      class: 'fr-accordion__btn',
      'aria-expanded': String(open),
      'aria-controls': `row-${row}`,
      'data-controller': 'accordion',
    },
  )}>${def.label} ${number}</button></h3><div class="fr-collapse${open ? ' fr-collapse--expanded' : ''}" id="row-${row}">${inside}${remove}</div></section>`;
}

/** Champs in order; a header opens a fieldset that holds what follows, down to the next header of its rank (contract §4.1). */
export function renderChamps(context: FormContext, champs: ChampDef[]): Html {
  const out: Html[] = [];
  for (let index = 0; index < champs.length; ) {
    const def = champs[index] as ChampDef;
    if (def.type !== 'header_section') {
      out.push(renderChamp(context, def, publicId(def.id, null)));
      index += 1;
      continue;
    }
    const level = def.level ?? 1;
    const after = champs.slice(index + 1);
    const length = after.findIndex((next) => next.type === 'header_section' && (next.level ?? 1) <= level);
    const content = length === -1 ? after : after.slice(0, length);
    const tag = new Html(`h${Math.min(level + 1, 6)}`);
    out.push(
      html`<div class="fr-fieldset__element"><fieldset class="fr-fieldset"><legend class="fr-fieldset__legend"><${tag}${attrs(
        {
          class: `section-${level + 1}`,
          id: `champ-${def.id}`,
          hidden: !isVisible(context.dossier, String(def.id)),
        },
      )}>${def.label}</${tag}></legend>${renderChamps(context, content)}</fieldset></div>`,
    );
    index += 1 + content.length;
  }
  return html`${out}`;
}

/** Types never replaced after a save: only their label's content may be refreshed (contract §5.3). */
export const KEPT_AFTER_SAVE = new Set(['carte', 'titre_identite', 'rna']);
