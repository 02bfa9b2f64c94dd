import { Controller } from '@hotwired/stimulus';
import { PROOF_HEADER, settings } from './settings.ts';
import { render } from './streams.ts';

/** Rewriting of what is typed, during `input` (contract §4.5, §5.1). */
const FORMATS: Record<string, (text: string) => string> = {
  integer: (text) => text.replace(/(?!^-)[^0-9]/g, ''),
  decimal: (text) => text.replace(/,/g, '.').replace(/(?!^-)[^0-9.]/g, ''),
  iban: (text) =>
    text
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')
      .replace(/(.{4})(?=.)/g, '$1 '),
  siret: (text) =>
    text
      .replace(/\D/g, '')
      .replace(/^(\d{3})(\d)/, '$1 $2')
      .replace(/^(\d{3} \d{3})(\d)/, '$1 $2')
      .replace(/^(\d{3} \d{3} \d{3})(\d)/, '$1 $2'),
};

export class FormatController extends Controller<HTMLInputElement> {
  private readonly rewrite = (): void => {
    const format = FORMATS[this.element.dataset.format ?? ''];
    const text = format?.(this.element.value);
    if (text !== undefined && text !== this.element.value) this.element.value = text;
  };
  override connect(): void {
    this.element.addEventListener('input', this.rewrite);
  }
  override disconnect(): void {
    this.element.removeEventListener('input', this.rewrite);
  }
}

/** A textarea as high as its text. */
export class AutoresizeController extends Controller<HTMLTextAreaElement> {
  private readonly resize = (): void => {
    this.element.style.height = 'auto';
    this.element.style.height = `${this.element.scrollHeight + 2}px`;
  };
  override connect(): void {
    this.element.addEventListener('input', this.resize);
  }
  override disconnect(): void {
    this.element.removeEventListener('input', this.resize);
  }
}

/** Enter in a text box must not submit the form (contract §4.1). */
export class PreventSubmitOnEnterController extends Controller<HTMLFormElement> {
  private readonly hold = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  };
  override connect(): void {
    this.element.addEventListener('keydown', this.hold);
  }
  override disconnect(): void {
    this.element.removeEventListener('keydown', this.hold);
  }
}

const ask = async (url: string, method: 'GET' | 'POST' = 'GET'): Promise<Response> =>
  fetch(url, {
    method,
    headers: { accept: 'text/vnd.turbo-stream.html, application/json', [PROOF_HEADER]: settings.proof },
  });

/** Looks at a champ until its lookup is over (contract §4.5, siret). */
export class TurboPollController extends Controller<HTMLElement> {
  static override values = { url: String, interval: Number };
  declare readonly urlValue: string;
  declare readonly intervalValue: number;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connect(): void {
    this.timer = setTimeout(() => void this.look(), this.intervalValue);
  }
  override disconnect(): void {
    clearTimeout(this.timer);
  }
  private async look(): Promise<void> {
    const answer = await ask(this.urlValue);
    if (answer.ok) await render(await answer.text());
    if (this.element.isConnected && this.element.matches('[data-controller~=turbo-poll]')) this.connect();
  }
}

/** RNA numbers are looked up as they are typed, through their own endpoint (contract §4.5). */
export class RnaController extends Controller<HTMLInputElement> {
  static override values = { url: String };
  declare readonly urlValue: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly typed = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      const pid = /\[(\d+(?:-\w+)?)\]\[\w+\]$/.exec(this.element.name)?.[1] ?? '';
      const answer = await ask(`${this.urlValue}?value=${encodeURIComponent(this.element.value)}&pid=${pid}`);
      if (answer.ok) await render(await answer.text());
    }, 300);
  };
  override connect(): void {
    this.element.addEventListener('input', this.typed);
  }
  override disconnect(): void {
    this.element.removeEventListener('input', this.typed);
    clearTimeout(this.timer);
  }
}

/** Form A of the identity page: a `change` sends it (contract §2). */
export class AutosubmitController extends Controller<HTMLFormElement> {
  private readonly send = (): void => this.element.requestSubmit();
  override connect(): void {
    this.element.addEventListener('change', this.send);
  }
  override disconnect(): void {
    this.element.removeEventListener('change', this.send);
  }
}

/**
 * Form B of the identity page: the e-mail box follows the notification choice. The action has no event name, so it
 * follows Stimulus's default for an input: `input`, not `change` (contract §2).
 */
export class ForTiersController extends Controller<HTMLFormElement> {
  static override targets = ['notificationMethod', 'notificationMethodCheckbox', 'emailContainer', 'emailInput'];
  declare readonly notificationMethodTargets: HTMLInputElement[];
  declare readonly notificationMethodCheckboxTargets: HTMLInputElement[];
  declare readonly emailContainerTargets: HTMLElement[];
  declare readonly emailInputTargets: HTMLInputElement[];

  toggle(): void {
    const byEmail = [...this.notificationMethodTargets, ...this.notificationMethodCheckboxTargets].some(
      (choice) => choice.checked && choice.value === 'email',
    );
    for (const container of this.emailContainerTargets) container.classList.toggle('hidden', !byEmail);
    for (const input of this.emailInputTargets) {
      input.disabled = !byEmail;
      input.required = byEmail;
    }
  }
}

/** Asks the server about a mistyped address and moves focus to its proposal (contract §2, e-mail inputs). */
export class EmailInputController extends Controller<HTMLElement> {
  static override values = { url: String };
  static override targets = ['input', 'ariaRegion', 'suggestion'];
  declare readonly urlValue: string;
  declare readonly inputTarget: HTMLInputElement;
  declare readonly ariaRegionTarget: HTMLElement;
  declare readonly suggestionTarget: HTMLButtonElement;

  async check(): Promise<void> {
    if (!this.inputTarget.value) return;
    const answer = await ask(`${this.urlValue}?email=${encodeURIComponent(this.inputTarget.value)}`, 'POST');
    if (!answer.ok) return;
    const { suggestions } = (await answer.json()) as { suggestions?: string[] };
    const [first] = suggestions ?? [];
    if (!first) return;
    this.suggestionTarget.textContent = first;
    this.ariaRegionTarget.classList.remove('hidden');
    this.ariaRegionTarget.focus();
  }
  accept(): void {
    this.inputTarget.value = this.suggestionTarget.textContent ?? '';
    this.discard();
  }
  discard(): void {
    this.ariaRegionTarget.classList.add('hidden');
  }
}

/** Rows of the later generation open and close (contract §4.7 [later]). */
export class AccordionController extends Controller<HTMLButtonElement> {
  private readonly toggle = (): void => {
    const open = this.element.getAttribute('aria-expanded') !== 'true';
    this.element.setAttribute('aria-expanded', String(open));
    document
      .getElementById(this.element.getAttribute('aria-controls') ?? '')
      ?.classList.toggle('fr-collapse--expanded', open);
  };
  override connect(): void {
    this.element.addEventListener('click', this.toggle);
  }
  override disconnect(): void {
    this.element.removeEventListener('click', this.toggle);
  }
}
