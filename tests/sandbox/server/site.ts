import { createHash, randomBytes } from 'node:crypto';
import { champRules, isSiret } from './champ-rules.ts';
import { type FormDef, findChamp, publicId, splitPublicId } from './definition.ts';
import {
  addDefaultRows,
  addRow,
  answerOf,
  type ChampValue,
  type DossierState,
  everyChamp,
  type Generation,
  type Identity,
  isVisible,
  type Lang,
  removeRow,
  textOf,
} from './dossier.ts';
import { formNamed, formOfNumber, formOfPath } from './forms.ts';
import { Html, html } from './html.ts';
import { READING_HOSTS, readingPage } from './reading.ts';
import { type FormContext, KEPT_AFTER_SAVE, renderChamp, renderRow } from './render-champ.ts';
import {
  companyPage,
  formPage,
  identityForm,
  identityPage,
  layout,
  listPage,
  plainPage,
  procedureFooter,
  signInPage,
  siretPage,
  startPage,
  stickyFooter,
} from './render-page.ts';
import {
  addressSuggestions,
  COMPANIES,
  communeSuggestions,
  referentialSuggestions,
  schoolSuggestions,
} from './sources.ts';
import { textIn } from './texts.ts';

/** What a request was for; tests assert on it. */
export type RequestKind =
  | 'page'
  | 'asset'
  | 'autosave'
  | 'submit'
  | 'identity-mode'
  | 'identity'
  | 'siret'
  | 'row-add'
  | 'row-remove'
  | 'lookup'
  | 'poll'
  | 'upload'
  | 'check-email'
  | 'check-completeness'
  | 'new-dossier'
  | 'sign-in'
  | 'invite'
  | 'other';

export interface LoggedRequest {
  at: number;
  /** As sent. */
  method: string;
  /** After `x-http-method-override` or `_method`. */
  effectiveMethod: string;
  host: string;
  path: string;
  query: string;
  kind: RequestKind;
  dossier: number | null;
  /** autosave: public id of the champ taken, and what was posted for it. */
  champ: string | null;
  posted: ChampValue;
  /** autosave: champs of the request that were not the first and were left out (contract §5.2). */
  ignored: string[];
  status: number;
  /** Sent by the page's own script; false for a plain page load or form — and for anything an extension would send. */
  byPage: boolean;
  /** `Sec-Fetch-Mode`, empty when the browser did not say: `navigate` for page loads and plain forms. */
  fetchMode: string;
  origin: string;
}

export interface Failure {
  /** Only this champ; absent = any. */
  stableId?: number;
  status: number;
  /** How many requests fail; absent = all of them. */
  times?: number;
}

export interface Switches {
  /** Wait before answering an autosave (and every other request of a form page). */
  delayMs: number;
  fail: Failure | null;
  /** The connection is cut without an answer; same filters as `fail`. */
  drop: { stableId?: number; times?: number } | null;
  /** Autosaves are answered 401 and pages lead to the sign-in page until somebody signs in. */
  expireSession: boolean;
  /** The server keeps something else than what was sent. */
  normalise: ((pid: string, attr: string, value: string) => string) | null;
  /** How long a SIRET, RNA, RNF or referential lookup takes. */
  lookupDelayMs: number;
  /** Wait before answering a remote list; and a status to fail with. */
  listDelayMs: number;
  listStatus: number;
  /** `autosave:end` before the answer is drawn (contract §5.5 does not say which comes first). */
  endBeforeRender: boolean;
}

export const CALM: Switches = {
  delayMs: 0,
  fail: null,
  drop: null,
  expireSession: false,
  normalise: null,
  lookupDelayMs: 300,
  listDelayMs: 0,
  listStatus: 200,
  endBeforeRender: false,
};

export interface SiteOptions {
  /** Debounce of text boxes and hidden inputs, ms; the platform's is 1000 (contract §5.1). */
  debounceMs: number;
  /** Between two looks at a lookup, ms; the platform's is 2000. */
  pollMs: number;
  script: string;
  style: string;
}

export interface NewDossier {
  form: string | FormDef;
  gen?: Generation;
  lang?: Lang;
  role?: 'owner' | 'invited';
  /** Identity step done: for oneself (`false`), for somebody else (`true`). Default: `false`, done. `null`: step not done. */
  forTiers?: boolean | null;
  identity?: Partial<Identity>;
  /** Answers already there: stable id (or public id) → value, or attributes. */
  values?: Record<string, string | string[] | ChampValue>;
  /** Rows already there: stable id of the repetition → one record per row, child's stable id → value. */
  rows?: Record<string, Record<string, string | string[] | ChampValue>[]>;
  /** Champs filled by the prefill API: carry its status line. */
  automatic?: number[];
  state?: 'brouillon' | 'en_construction';
}

export interface SiteRequest {
  method: string;
  host: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  form(): Promise<[string, string][]>;
}

export interface SiteAnswer {
  status: number;
  type?: string;
  body?: string;
  location?: string;
  cacheable?: boolean;
  /** Cut the connection. */
  drop?: boolean;
}

const STREAM = 'text/vnd.turbo-stream.html; charset=utf-8';
const pause = (ms: number): Promise<void> => (ms > 0 ? new Promise((done) => setTimeout(done, ms)) : Promise.resolve());

const stream = (action: string, target: { target: string } | { targets: string }, template?: Html): Html =>
  html`<turbo-stream action="${action}" ${new Html('target' in target ? `target="${target.target}"` : `targets="${target.targets}"`)}>${
    template && html`<template>${template}</template>`
  }</turbo-stream>`;

/** Parsing a name (contract §4.2). */
const NAME = /^dossier\[champs_p(?:ublic|rivate)_attributes\]\[(\d+(?:-[0-9A-Z]{26})?)\]\[(\w+)\](\[\])?$/;

function readChamps(entries: [string, string][]): Map<string, ChampValue> {
  const champs = new Map<string, ChampValue>();
  for (const [name, value] of entries) {
    const [, pid, attr, many] = NAME.exec(name) ?? [];
    if (!pid || !attr) continue;
    const champ = champs.get(pid) ?? {};
    champs.set(pid, champ);
    // Same name twice: the last one counts, as for a tick box after its hidden companion.
    champ[attr] = many ? [...[champ[attr] ?? []].flat(), value] : value;
  }
  return champs;
}

export class Site {
  readonly log: LoggedRequest[] = [];
  readonly dossiers = new Map<number, DossierState>();
  switches: Switches = { ...CALM };
  private nextId = 1001;
  private readonly proof = randomBytes(16).toString('hex');
  private returnTo = '/dossiers';

  /** Changes with the script or the style: browsers may keep both. */
  private readonly edition: string;

  constructor(private readonly options: SiteOptions) {
    this.edition = createHash('sha256').update(options.script).update(options.style).digest('hex').slice(0, 12);
  }

  create(wish: NewDossier): DossierState {
    const form = typeof wish.form === 'string' ? formNamed(wish.form) : wish.form;
    const forTiers = wish.forTiers === undefined ? false : wish.forTiers;
    const dossier: DossierState = {
      id: this.nextId,
      form,
      gen: wish.gen ?? '2026-01',
      lang: wish.lang ?? 'fr',
      role: wish.role ?? 'owner',
      state: wish.state ?? 'brouillon',
      applicantKnown: forTiers !== null,
      identity: {
        forTiers,
        gender: '',
        prenom: '',
        nom: '',
        birthdate: '',
        mandatairePrenom: '',
        mandataireNom: '',
        notification: '',
        email: '',
        locked: false,
        ...wish.identity,
      },
      company: null,
      values: new Map(),
      rows: new Map(),
      lookups: new Map(),
      automatic: new Set((wish.automatic ?? []).map(String)),
      submitted: 0,
    };
    this.nextId += 1;
    for (const [pid, value] of Object.entries(wish.values ?? {})) this.put(dossier, pid, value);
    for (const [stableId, rows] of Object.entries(wish.rows ?? {}))
      for (const row of rows) {
        const id = addRow(dossier, Number(stableId));
        for (const [child, value] of Object.entries(row)) this.put(dossier, publicId(child, id), value);
      }
    addDefaultRows(dossier);
    this.dossiers.set(dossier.id, dossier);
    return dossier;
  }

  /** A given answer goes through the server's own rules, under the type's usual attribute. */
  private put(dossier: DossierState, pid: string, value: string | string[] | ChampValue): void {
    const found = findChamp(dossier.form, splitPublicId(pid).stableId);
    if (!found) throw new Error(`No champ ${pid} in « ${dossier.form.title} ».`);
    const given =
      typeof value === 'string' || Array.isArray(value) ? { [usualAttribute(found.def.type)]: value } : value;
    dossier.values.set(pid, champRules(found.def).store(found.def, given, {}));
  }

  async answer(request: SiteRequest): Promise<SiteAnswer> {
    const entry: LoggedRequest = {
      at: Date.now(),
      method: request.method,
      effectiveMethod: request.method,
      host: request.host,
      path: request.path,
      query: request.query.toString(),
      kind: 'other',
      dossier: null,
      champ: null,
      posted: {},
      ignored: [],
      status: 0,
      byPage: request.headers['x-page-proof'] === this.proof,
      fetchMode: request.headers['sec-fetch-mode'] ?? '',
      origin: request.headers.origin ?? '',
    };
    this.log.push(entry);
    const answer = await this.route(request, entry);
    entry.status = answer.drop ? 0 : answer.status;
    return answer;
  }

  private async route(request: SiteRequest, entry: LoggedRequest): Promise<SiteAnswer> {
    const { method, path, query } = request;
    if (READING_HOSTS.includes(request.host)) {
      const page = readingPage(request.host, path);
      entry.kind = page === null ? 'other' : 'page';
      const type = 'text/html; charset=utf-8';
      return page === null ? { status: 404, type, body: 'Introuvable' } : { status: 200, type, body: page.text };
    }
    const asset = /^\/assets\/(page\.js|site\.css)$/.exec(path)?.[1];
    if (asset) {
      entry.kind = 'asset';
      const script = asset === 'page.js';
      return {
        status: 200,
        type: script ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8',
        body: script ? this.options.script : this.options.style,
        cacheable: true,
      };
    }
    const entries = method === 'POST' ? await request.form() : [];
    const override = request.headers['x-http-method-override'] ?? entries.find(([name]) => name === '_method')?.[1];
    if (override) entry.effectiveMethod = override.toUpperCase();

    if (path === '/users/sign_in') {
      entry.kind = method === 'POST' ? 'sign-in' : 'page';
      if (method === 'GET') return this.page(request, 'fr', textIn('fr')('signIn'), signInPage('fr'));
      this.switches.expireSession = false;
      return { status: 302, location: this.returnTo };
    }
    if (/^\/data_sources\//.test(path)) return this.list(path, query.get('q') ?? '', entry);
    if (path === '/check_email') {
      entry.kind = 'check-email';
      const email = query.get('email') ?? '';
      const suggestion = email.replace(/@gmial\.com$/, '@gmail.com').replace(/@exmaple\.org$/, '@example.org');
      return json(suggestion === email ? { success: true } : { success: true, suggestions: [suggestion] });
    }
    const start = /^\/commencer(?:\/test)?\/([a-z0-9_-]{3,200})(\/dossier_vide)?$/.exec(path);
    if (start) {
      entry.kind = 'page';
      const form = formOfPath(start[1] ?? '');
      if (!form) return this.notFound(request);
      return this.page(request, 'fr', form.title, startPage(form, 'fr'), procedureFooter(form, 'fr'));
    }
    if (this.switches.expireSession && method === 'GET') {
      entry.kind = 'page';
      this.returnTo = path;
      return { status: 302, location: '/users/sign_in' };
    }
    if (path === '/dossiers') {
      entry.kind = 'page';
      return this.page(request, 'fr', textIn('fr')('yourDossiers'), listPage([...this.dossiers.values()], 'fr'));
    }
    if (path === '/dossiers/new') {
      // Contract §1.2: creates a draft at once.
      entry.kind = 'new-dossier';
      const form = formOfNumber(Number(query.get('procedure_id')));
      if (!form) return this.notFound(request);
      const dossier = this.create({ form, forTiers: null });
      this.adopt(dossier, query);
      return {
        status: 302,
        location: `/dossiers/${dossier.id}/${form.applicant === 'company' ? 'siret' : 'identite'}`,
      };
    }
    const preview = /^\/admin\/procedures\/(\d+)\/apercu$/.exec(path)?.[1];
    if (preview) {
      entry.kind = 'page';
      const form = formOfNumber(Number(preview));
      if (!form) return this.notFound(request);
      const dossier = this.blank(form);
      return this.page(
        request,
        'fr',
        form.title,
        formPage({ dossier, page: 'preview', pollMs: this.options.pollMs }, `https://${request.host}`),
      );
    }
    const numbered =
      /^\/(dossiers|champs)\/(\d+)(\/.*)?$/.exec(path) ?? /^\/(procedures)\/\d+\/dossiers\/(\d+)(\/.*)?$/.exec(path);
    const dossier = numbered && this.dossiers.get(Number(numbered[2]));
    if (!numbered || !dossier) {
      if (/^\/invites\/\d+$/.test(path)) entry.kind = 'invite';
      return this.notFound(request);
    }
    entry.dossier = dossier.id;
    this.adopt(dossier, query);
    const rest = numbered[3] ?? '';
    if (numbered[1] === 'champs') return this.champAction(request, entry, dossier, rest);
    if (numbered[1] === 'procedures') {
      // Agents' pages: private annotations, same partial, other names (contract §1.2).
      if (method === 'POST') return this.autosave(entry, dossier, entries, 'annotations');
      entry.kind = 'page';
      return this.formPage(request, dossier, 'annotations');
    }
    return this.dossierPage(request, entry, dossier, rest.replace(/\/$/, ''), entries);
  }

  /** `?gen=later`, `?lang=en`: by hand, and kept for the dossier. */
  private adopt(dossier: DossierState, query: URLSearchParams): void {
    const gen = query.get('gen');
    const lang = query.get('lang');
    if (gen === 'later' || gen === '2026-01') dossier.gen = gen;
    if (lang === 'fr' || lang === 'en') dossier.lang = lang;
  }

  /** The administrator's preview has a dossier of its own, which nobody can reach. */
  private blank(form: FormDef): DossierState {
    const dossier = this.create({ form });
    this.dossiers.delete(dossier.id);
    return dossier;
  }

  private async dossierPage(
    request: SiteRequest,
    entry: LoggedRequest,
    dossier: DossierState,
    rest: string,
    entries: [string, string][],
  ): Promise<SiteAnswer> {
    const { method } = request;
    const id = dossier.id;
    const patch = entry.effectiveMethod === 'PATCH';
    if (rest === '/brouillon' || rest === '/modifier') {
      if (method === 'POST' && rest === '/brouillon' && patch)
        return this.autosave(entry, dossier, entries, pageOf(dossier));
      if (method === 'POST') return this.submit(request, entry, dossier);
      entry.kind = 'page';
      // Contract §1.2: unreachable until the identity or SIRET step is done.
      if (!dossier.applicantKnown)
        return {
          status: 302,
          location: `/dossiers/${id}/${dossier.form.applicant === 'company' ? 'siret' : 'identite'}`,
        };
      if (rest === '/brouillon' && dossier.state !== 'brouillon')
        return { status: 302, location: `/dossiers/${id}/modifier` };
      return this.formPage(request, dossier, rest === '/modifier' ? 'modifier' : 'brouillon');
    }
    if (rest === '')
      return { status: 302, location: `/dossiers/${id}/${dossier.state === 'brouillon' ? 'brouillon' : 'demande'}` };
    if (rest === '/identite' || rest === '/update_identite')
      return this.identity(request, entry, dossier, rest, entries);
    if (rest === '/siret') return this.siret(request, entry, dossier, entries);
    if (rest === '/etablissement') {
      entry.kind = 'page';
      return this.page(
        request,
        dossier.lang,
        dossier.form.title,
        companyPage(dossier, COMPANIES[dossier.company ?? ''] ?? ''),
        procedureFooter(dossier.form, dossier.lang),
      );
    }
    const polled = /^\/champs\/(\d+)$/.exec(rest)?.[1];
    if (polled) {
      entry.kind = 'poll';
      const pid = publicId(polled, request.query.get('row_id'));
      return streams([...this.lookedUp(dossier, pid), this.replacement(dossier, pageOf(dossier), pid)]);
    }
    if (rest === '/check_completude') {
      entry.kind = 'check-completeness';
      return { status: 302, location: `/dossiers/${id}/brouillon` };
    }
    const readOnly = { '/demande': 'request', '/messagerie': 'inbox', '/merci': 'thanks' } as const;
    const title = readOnly[rest as keyof typeof readOnly];
    if (!title) return this.notFound(request);
    entry.kind = 'page';
    const say = textIn(dossier.lang);
    return this.page(
      request,
      dossier.lang,
      say(title),
      plainPage(say(title), say('thanksText')),
      procedureFooter(dossier.form, dossier.lang),
    );
  }

  private context(dossier: DossierState, page: FormContext['page']): FormContext {
    return { dossier, page, pollMs: this.options.pollMs };
  }

  private formPage(
    request: SiteRequest,
    dossier: DossierState,
    page: FormContext['page'],
    refused = false,
  ): SiteAnswer {
    const main = formPage(this.context(dossier, page), `https://${request.host}`, refused);
    const say = textIn(dossier.lang);
    return this.page(
      request,
      dossier.lang,
      `${say('dossier')} ${dossier.id} · ${dossier.form.title}`,
      main,
      procedureFooter(dossier.form, dossier.lang),
    );
  }

  private page(
    request: SiteRequest,
    lang: Lang,
    title: string,
    main: Html,
    footer: Html | null = null,
    status = 200,
  ): SiteAnswer {
    const settings = {
      debounceMs: this.options.debounceMs,
      hiddenDebounceMs: this.options.debounceMs,
      proof: this.proof,
      lang,
      endBeforeRender: this.switches.endBeforeRender,
    };
    const assets = { script: `/assets/page.js?${this.edition}`, style: `/assets/site.css?${this.edition}` };
    return {
      status,
      type: 'text/html; charset=utf-8',
      body: layout({ host: request.host, path: request.path, lang, title, assets, settings, footer }, main),
    };
  }

  private notFound(request: SiteRequest): SiteAnswer {
    return this.page(request, 'fr', '404', plainPage('404', 'Cette page n’existe pas.'), null, 404);
  }

  // ------------------------------------------------------------------ autosave (contract §5.2, §5.3)

  private async autosave(
    entry: LoggedRequest,
    dossier: DossierState,
    entries: [string, string][],
    page: FormContext['page'],
  ): Promise<SiteAnswer> {
    entry.kind = 'autosave';
    const champs = readChamps(entries);
    // Only the first champ of a request is taken.
    const [first, ...others] = champs;
    entry.ignored = others.map(([pid]) => pid);
    if (!first) return { status: 422, type: 'text/plain', body: 'Nothing to save' };
    const [pid, posted] = first;
    entry.champ = pid;
    entry.posted = posted;
    await pause(this.switches.delayMs);
    if (this.switches.expireSession) return { status: 401, type: 'text/plain', body: 'Signed out' };
    const { stableId, rowId } = splitPublicId(pid);
    const { drop, fail } = this.switches;
    if (drop && use(drop, stableId)) return { status: 0, drop: true };
    if (fail && use(fail, stableId)) return { status: fail.status, type: 'text/plain', body: 'Failed' };
    const found = findChamp(dossier.form, stableId);
    const rowExists = !rowId || (found?.parent && dossier.rows.get(found.parent.id)?.includes(rowId));
    if (!found || !rowExists) return { status: 404, type: 'text/plain', body: 'No such champ' };
    // The values of hidden champs are ignored (contract §4.8).
    if (page === 'annotations' || isVisible(dossier, pid)) this.store(dossier, pid, posted);
    const context = this.context(dossier, page);
    const conditional = everyChamp(dossier).filter(({ def, parent }) => def.condition || parent?.condition);
    const split = (visible: boolean) =>
      conditional.filter((champ) => isVisible(dossier, champ.pid) === visible).map((champ) => `#champ-${champ.pid}`);
    const shown = split(true);
    const hidden = split(false);
    const filled = this.lookedUp(dossier, pid);
    return streams([
      shown.length > 0 && stream('show', { targets: shown.join(',') }),
      hidden.length > 0 && stream('hide', { targets: hidden.join(',') }),
      !KEPT_AFTER_SAVE.has(found.def.type) &&
        stream('replace', { target: `champ-${pid}` }, renderChamp(context, found.def, pid, found.parent)),
      ...filled,
      stream('remove', { targets: '.editable-champ + .spinner-removable' }),
      (page === 'brouillon' || page === 'modifier') &&
        stream(
          'replace',
          { targets: dossier.gen === 'later' ? '.dossier-edit-footer' : '.dossier-edit-sticky-footer' },
          stickyFooter(dossier, page),
        ),
    ]);
  }

  private store(dossier: DossierState, pid: string, posted: ChampValue): void {
    const found = findChamp(dossier.form, splitPublicId(pid).stableId);
    if (!found) return;
    const before = answerOf(dossier, pid);
    const { normalise } = this.switches;
    const kept = champRules(found.def).store(found.def, posted, before);
    if (normalise)
      for (const [attr, value] of Object.entries(kept))
        if (typeof value === 'string') kept[attr] = normalise(pid, attr, value);
    dossier.values.set(pid, kept);
    dossier.automatic.delete(pid);
    this.startLookup(dossier, pid, found.def.type);
  }

  /** SIRET, RNF and referential keys are looked up after the save (contract §4.5). */
  private startLookup(dossier: DossierState, pid: string, type: string): void {
    const found = findChamp(dossier.form, splitPublicId(pid).stableId);
    const key = textOf(dossier, pid, 'external_id');
    const looksUp =
      type === 'siret'
        ? isSiret(key)
        : type === 'rnf' || (type === 'referentiel' && found?.def.lookup?.mode === 'exact');
    if (!looksUp || key === '') {
      dossier.lookups.delete(pid);
      return;
    }
    const text = type === 'siret' ? COMPANIES[key] : `Référence ${key}`;
    dossier.lookups.set(pid, {
      until: Date.now() + this.switches.lookupDelayMs,
      found: text !== undefined,
      text: text ?? textIn(dossier.lang)('notFound'),
    });
  }

  /** A finished exact referential lookup fills other champs, over what stands there (contract §4.5, §5.4). */
  private lookedUp(dossier: DossierState, pid: string): Html[] {
    const found = findChamp(dossier.form, splitPublicId(pid).stableId);
    const lookup = dossier.lookups.get(pid);
    const fills = found?.def.lookup?.fills;
    if (!fills || !lookup || lookup.until > Date.now()) return [];
    return Object.entries(fills).map(([stableId, text]) => {
      if (textOf(dossier, stableId) === '') {
        this.put(dossier, stableId, text);
        dossier.automatic.add(stableId);
      }
      return this.replacement(dossier, pageOf(dossier), stableId, true);
    });
  }

  private replacement(dossier: DossierState, page: FormContext['page'], pid: string, force = false): Html {
    const found = findChamp(dossier.form, splitPublicId(pid).stableId);
    if (!found) return html``;
    return stream(
      'replace',
      { target: `champ-${pid}` },
      renderChamp(this.context(dossier, page), found.def, pid, found.parent, force),
    );
  }

  /** Same address without the PATCH override: the dossier is submitted. Logged as such. */
  private submit(request: SiteRequest, entry: LoggedRequest, dossier: DossierState): SiteAnswer {
    entry.kind = 'submit';
    if (dossier.role === 'invited') return { status: 403, type: 'text/plain', body: 'Owner only' };
    const incomplete = everyChamp(dossier).some(
      ({ def, pid, parent }) =>
        def.required &&
        !parent &&
        isVisible(dossier, pid) &&
        !['header_section', 'explication', 'repetition'].includes(def.type) &&
        !Object.values(answerOf(dossier, pid)).flat().some(Boolean),
    );
    if (incomplete) return this.formPage(request, dossier, pageOf(dossier), true);
    dossier.submitted += 1;
    dossier.state = 'en_construction';
    return { status: 302, location: `/dossiers/${dossier.id}/merci` };
  }

  // ------------------------------------------------------------------ repetition, RNA, files (contract §4.7, §4.5)

  private async champAction(
    request: SiteRequest,
    entry: LoggedRequest,
    dossier: DossierState,
    rest: string,
  ): Promise<SiteAnswer> {
    const [, stable = '', action = ''] = /^\/(\d+)\/(\w+)/.exec(rest) ?? [];
    const stableId = Number(stable);
    const page = pageOf(dossier);
    await pause(this.switches.delayMs);
    if (this.switches.expireSession) return { status: 401, type: 'text/plain', body: 'Signed out' };
    const found = findChamp(dossier.form, stableId);
    if (!found) return this.notFound(request);
    if (action === 'repetition' && request.method === 'POST') {
      if (entry.effectiveMethod === 'DELETE') {
        entry.kind = 'row-remove';
        const row = request.query.get('row_id') ?? '';
        removeRow(dossier, stableId, row);
        return streams([stream('remove', { target: `safe-row-selector-${row}` })]);
      }
      entry.kind = 'row-add';
      const row = addRow(dossier, stableId);
      // Focus moves to the first input of the new row.
      return streams([
        stream('append', { target: `rows_champ_${stableId}` }, renderRow(this.context(dossier, page), found.def, row)),
        stream('focus', { targets: `#safe-row-selector-${row} :is(input:not([type=hidden]), select, textarea)` }),
      ]);
    }
    if (action === 'rna') {
      entry.kind = 'lookup';
      const pid = request.query.get('pid') || stable;
      const value = request.query.get('value') ?? '';
      this.store(dossier, pid, { value });
      const known = /^W\d{9}$/.test(value);
      const say = textIn(dossier.lang);
      return streams([
        stream(
          'update',
          { target: `champ-${pid}-error_id` },
          html`<p class="fr-message fr-message--${known ? 'valid' : 'warning'}">${known ? 'ASSOCIATION DES TILLEULS' : say('notFound')}</p>`,
        ),
      ]);
    }
    if (action === 'piece_justificative') {
      entry.kind = 'upload';
      return streams([]);
    }
    return this.notFound(request);
  }

  private async list(path: string, query: string, entry: LoggedRequest): Promise<SiteAnswer> {
    entry.kind = 'lookup';
    await pause(this.switches.listDelayMs);
    if (this.switches.listStatus !== 200)
      return { status: this.switches.listStatus, type: 'text/plain', body: 'Failed' };
    const sources: Record<string, (text: string) => unknown[]> = {
      '/data_sources/adresse': addressSuggestions,
      '/data_sources/commune': communeSuggestions,
      '/data_sources/education': schoolSuggestions,
      '/data_sources/referentiel': referentialSuggestions,
    };
    const source = sources[path];
    return source ? json(source(query)) : { status: 404, type: 'text/plain', body: 'No such list' };
  }

  // ------------------------------------------------------------------ identity and SIRET (contract §2, §3)

  private async identity(
    request: SiteRequest,
    entry: LoggedRequest,
    dossier: DossierState,
    rest: string,
    entries: [string, string][],
  ): Promise<SiteAnswer> {
    // Owner only: an invited person never sees this step.
    if (dossier.role === 'invited') {
      entry.kind = 'page';
      return { status: 302, location: '/dossiers' };
    }
    const given = new Map(entries);
    const errorsPage = (errors: Record<string, string> = {}) =>
      this.page(
        request,
        dossier.lang,
        dossier.form.title,
        identityPage(dossier, errors),
        procedureFooter(dossier.form, dossier.lang),
        Object.keys(errors).length > 0 ? 422 : 200,
      );
    if (request.method === 'GET') {
      entry.kind = 'page';
      return errorsPage();
    }
    if (rest === '/identite') {
      entry.kind = 'identity-mode';
      await pause(this.switches.delayMs);
      dossier.identity.forTiers = given.get('dossier[for_tiers]') === 'true';
      return streams([stream('replace', { target: 'identite-form' }, identityForm(dossier))]);
    }
    entry.kind = 'identity';
    const { identity } = dossier;
    const keep = (
      field:
        | 'gender'
        | 'prenom'
        | 'nom'
        | 'birthdate'
        | 'email'
        | 'mandatairePrenom'
        | 'mandataireNom'
        | 'notification',
      name: string,
    ): void => {
      const value = given.get(name);
      if (value !== undefined) identity[field] = value;
    };
    identity.forTiers = given.get('dossier[for_tiers]') === 'true';
    keep('mandatairePrenom', 'dossier[mandataire_first_name]');
    keep('mandataireNom', 'dossier[mandataire_last_name]');
    keep('notification', 'dossier[individual_attributes][notification_method]');
    for (const field of ['gender', 'prenom', 'nom', 'birthdate', 'email'] as const)
      keep(field, `dossier[individual_attributes][${field}]`);
    const say = textIn(dossier.lang);
    const errors: Record<string, string> = {};
    for (const [field, label] of [
      ['prenom', say('firstName')],
      ['nom', say('lastName')],
      ...(identity.forTiers
        ? ([
            ['mandatairePrenom', say('firstName')],
            ['mandataireNom', say('lastName')],
          ] as const)
        : []),
    ] as const)
      if (identity[field] === '') errors[field] = `« ${label} » ${say('blank')}`;
    // Contract §2: the account holder's own address is refused.
    if (identity.forTiers && identity.email === ACCOUNT_EMAIL) errors.email = `« ${say('email')} » ${say('sameEmail')}`;
    if (Object.keys(errors).length > 0) return errorsPage(errors);
    dossier.applicantKnown = true;
    return { status: 302, location: `/dossiers/${dossier.id}/brouillon` };
  }

  private siret(
    request: SiteRequest,
    entry: LoggedRequest,
    dossier: DossierState,
    entries: [string, string][],
  ): SiteAnswer {
    entry.kind = request.method === 'GET' ? 'page' : 'siret';
    const show = (error: string | null) =>
      this.page(
        request,
        dossier.lang,
        dossier.form.title,
        siretPage(dossier, error),
        procedureFooter(dossier.form, dossier.lang),
        error ? 422 : 200,
      );
    if (request.method === 'GET') return show(null);
    const digits = (new Map(entries).get('user[siret]') ?? '').replace(/\s/g, '');
    if (!isSiret(digits) || !COMPANIES[digits]) return show(textIn(dossier.lang)('siretWrong'));
    dossier.company = digits;
    dossier.applicantKnown = true;
    return { status: 303, location: `/dossiers/${dossier.id}/etablissement` };
  }
}

/** Address of the signed-in account. */
export const ACCOUNT_EMAIL = 'conseiller@example.org';

const pageOf = (dossier: DossierState): 'brouillon' | 'modifier' =>
  dossier.state === 'brouillon' ? 'brouillon' : 'modifier';

const USUAL: Record<string, string> = { siret: 'external_id', rnf: 'external_id', communes: 'code' };
const usualAttribute = (type: string): string => USUAL[type] ?? 'value';

function use(filter: { stableId?: number; times?: number }, stableId: number): boolean {
  if (filter.stableId !== undefined && filter.stableId !== stableId) return false;
  if (filter.times === undefined) return true;
  if (filter.times <= 0) return false;
  filter.times -= 1;
  return true;
}

const json = (body: unknown): SiteAnswer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});
const streams = (parts: (Html | false)[]): SiteAnswer => ({ status: 200, type: STREAM, body: html`${parts}`.text });
