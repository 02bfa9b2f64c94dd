import { Controller } from '@hotwired/stimulus';
import { PROOF_HEADER, settings } from './settings.ts';
import { render } from './streams.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Contract §5.5: global events on `html`, without the champ's id. */
export type AutosaveEvent = 'input' | 'enqueue' | 'end' | 'error' | 'retry';
const announce = (name: AutosaveEvent): void => {
  document.documentElement.dispatchEvent(new CustomEvent(`autosave:${name}`, { bubbles: true }));
};

/** Champs that wait for the end of a debounce, all together: `debounced:added` / `debounced:empty` (contract §5.5). */
const waiting = new Set<AutosaveController>();
function wait(controller: AutosaveController): void {
  waiting.add(controller);
  document.documentElement.dispatchEvent(new CustomEvent('debounced:added', { bubbles: true }));
}
function arrived(controller: AutosaveController): void {
  if (waiting.delete(controller) && waiting.size === 0)
    document.documentElement.dispatchEvent(new CustomEvent('debounced:empty', { bubbles: true }));
}

/** How a control is saved (contract §5.1). */
function saveKind(target: EventTarget | null): 'text' | 'choice' | 'hidden' | 'file' | null {
  if (target instanceof HTMLSelectElement) return target.disabled ? null : 'choice';
  if (target instanceof HTMLTextAreaElement) return target.disabled ? null : 'text';
  if (!(target instanceof HTMLInputElement) || target.disabled) return null;
  // The list's visible box saves nothing: the component fires `change` on its hidden input.
  if (target.getAttribute('role') === 'combobox') return null;
  if (target.type === 'radio' || target.type === 'checkbox') return 'choice';
  if (target.type === 'hidden' || target.type === 'file') return target.type;
  return ['button', 'submit', 'reset', 'image'].includes(target.type) ? null : 'text';
}

const TIMEOUT_MS = 60_000;

/** One per champ: listeners on the inner box, a debounce, a queue of requests (contract §5.1–§5.3). */
export class AutosaveController extends Controller<HTMLElement> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<void> = Promise.resolve();
  private failed = false;
  private readonly heard = (event: Event): void => this.hear(event);
  private readonly again = (): void => {
    if (this.failed) this.enqueue();
  };

  override connect(): void {
    this.element.addEventListener('input', this.heard);
    this.element.addEventListener('change', this.heard);
    document.documentElement.addEventListener('autosave:retry', this.again);
  }

  override disconnect(): void {
    this.element.removeEventListener('input', this.heard);
    this.element.removeEventListener('change', this.heard);
    document.documentElement.removeEventListener('autosave:retry', this.again);
    clearTimeout(this.timer);
    arrived(this);
  }

  private hear(event: Event): void {
    const kind = saveKind(event.target);
    if (event.type === 'input' && kind === 'text') this.debounce(settings.debounceMs);
    if (event.type === 'change') {
      if (kind === 'hidden') this.debounce(settings.hiddenDebounceMs);
      if (kind === 'choice') {
        announce('input');
        setTimeout(() => this.enqueue(), 0);
      }
      if (kind === 'file') void this.upload(event.target as HTMLInputElement);
    }
  }

  private debounce(delay: number): void {
    announce('input');
    clearTimeout(this.timer);
    wait(this);
    this.timer = setTimeout(() => {
      arrived(this);
      this.enqueue();
    }, delay);
  }

  private enqueue(): void {
    announce('enqueue');
    this.queue = this.queue.then(() => this.send());
  }

  /** Every enabled control of this champ, files left out; an unticked box sends an empty value (contract §5.2). */
  private body(): FormData {
    const body = new FormData();
    for (const control of this.element.querySelectorAll<Control>('input, select, textarea')) {
      if (!control.name || control.disabled) continue;
      if (control instanceof HTMLInputElement) {
        if (['file', 'submit', 'button'].includes(control.type)) continue;
        if (control.type === 'radio' && !control.checked) continue;
        if (control.type === 'checkbox' && !control.checked) {
          body.append(control.name, '');
          continue;
        }
      }
      if (control instanceof HTMLSelectElement && control.multiple) {
        for (const option of control.selectedOptions) body.append(control.name, option.value);
        continue;
      }
      body.append(control.name, control.value);
    }
    body.append('validate', 'true');
    return body;
  }

  private async send(): Promise<void> {
    const form = this.element.closest<HTMLFormElement>('form');
    if (!form) return;
    const cancel = new AbortController();
    const timeout = setTimeout(() => cancel.abort(), TIMEOUT_MS);
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: {
          accept: 'text/vnd.turbo-stream.html',
          'x-http-method-override': 'PATCH',
          'x-csrf-token': document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content ?? '',
          'x-requested-with': 'XMLHttpRequest',
          [PROOF_HEADER]: settings.proof,
        },
        body: this.body(),
        credentials: 'same-origin',
        signal: cancel.signal,
      });
      // Session over or rights lost: the page reloads itself (contract §5.5); the later generation does not.
      if ((answer.status === 401 || answer.status === 403) && !document.querySelector('.dossier-edit-footer')) {
        location.reload();
        return;
      }
      if (!answer.ok) throw new Error(`Answered ${answer.status}`);
      const stream = await answer.text();
      this.failed = false;
      if (settings.endBeforeRender) announce('end');
      await render(stream);
      if (!settings.endBeforeRender) announce('end');
    } catch {
      this.failed = true;
      announce('error');
    } finally {
      clearTimeout(timeout);
    }
  }

  /** Files leave at once (contract §5.1). */
  private async upload(control: HTMLInputElement): Promise<void> {
    const [, stableId] = /\[(\d+)(?:-\w+)?\]\[\w+\]$/.exec(control.name) ?? [];
    const dossier = /\/dossiers\/(\d+)/.exec(location.pathname)?.[1];
    const body = new FormData();
    for (const file of control.files ?? []) body.append(control.name, file);
    await fetch(`/champs/${dossier}/${stableId}/piece_justificative`, {
      method: 'POST',
      headers: { [PROOF_HEADER]: settings.proof },
      body,
    });
  }
}

const SUCCESS_SHOWN_MS = 6000;

/** The footer's status, in both generations (contract §5.5). */
export class AutosaveStatusController extends Controller<HTMLElement> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners: Record<string, () => void> = {
    'autosave:enqueue': () => this.show('idle'),
    'autosave:end': () => this.show('succeeded'),
    'autosave:error': () => this.show('failed'),
    'debounced:added': () => this.element.classList.add('debounced-added'),
    'debounced:empty': () => this.element.classList.remove('debounced-added'),
  };

  override connect(): void {
    for (const [name, listener] of Object.entries(this.listeners))
      document.documentElement.addEventListener(name, listener);
  }

  override disconnect(): void {
    for (const [name, listener] of Object.entries(this.listeners))
      document.documentElement.removeEventListener(name, listener);
    clearTimeout(this.timer);
  }

  retry(): void {
    announce('retry');
  }

  private show(state: 'idle' | 'succeeded' | 'failed'): void {
    clearTimeout(this.timer);
    if (state === 'succeeded') this.timer = setTimeout(() => this.show('idle'), SUCCESS_SHOWN_MS);
    const targets = this.element.querySelectorAll<HTMLElement>('[data-autosave-status-target]');
    if (targets.length > 0) {
      for (const target of targets) target.classList.toggle('fr-hidden', target.dataset.autosaveStatusTarget !== state);
      const submit = this.element.parentElement?.querySelector<HTMLButtonElement>('[data-controller~=autosave-submit]');
      if (submit) submit.disabled = state === 'failed';
      return;
    }
    this.element.classList.remove('autosave-state-idle', 'autosave-state-succeeded', 'autosave-state-failed');
    this.element.classList.add(`autosave-state-${state}`);
  }
}

/** Delays the click on "submit" while something is being saved (contract §5.5). */
export class AutosaveSubmitController extends Controller<HTMLButtonElement> {
  private readonly held = (event: Event): void => {
    if (waiting.size === 0) return;
    event.preventDefault();
    document.documentElement.addEventListener('autosave:end', () => this.element.click(), { once: true });
  };
  override connect(): void {
    this.element.addEventListener('click', this.held);
  }
  override disconnect(): void {
    this.element.removeEventListener('click', this.held);
  }
}
