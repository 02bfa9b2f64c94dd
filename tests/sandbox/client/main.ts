import { Application, Controller } from '@hotwired/stimulus';
import * as Turbo from '@hotwired/turbo';
import { AutosaveController, AutosaveStatusController, AutosaveSubmitController } from './autosave.ts';
import {
  AccordionController,
  AutoresizeController,
  AutosubmitController,
  EmailInputController,
  FormatController,
  ForTiersController,
  PreventSubmitOnEnterController,
  RnaController,
  TurboPollController,
} from './controllers.ts';
import { PROOF_HEADER, settings } from './settings.ts';
import { actions, renderElement } from './streams.ts';

/** Entry of every page. Moving between pages is a normal load; Turbo acts inside `data-turbo="true"` only (contract §6). */
Turbo.session.drive = false;

addEventListener('turbo:before-fetch-request', (event) => {
  const { fetchOptions } = (event as CustomEvent<{ fetchOptions: { headers: Record<string, string> } }>).detail;
  fetchOptions.headers[PROOF_HEADER] = settings.proof;
});

addEventListener('turbo:before-stream-render', (event) => {
  event.preventDefault();
  renderElement(event.target as Element);
});

/** On `body`, which Turbo may swap: React parts mounted, morph at work, then `dom-ready` (contract §1.1). */
class TurboController extends Controller<HTMLElement> {
  override async connect(): Promise<void> {
    actions.observe();
    await actions.ready();
    this.element.classList.add('dom-ready');
  }
  override disconnect(): void {
    actions.disconnect();
  }
}

function start(): void {
  const stimulus = Application.start();
  stimulus.register('autosave', AutosaveController);
  stimulus.register('autosave-status', AutosaveStatusController);
  stimulus.register('autosave-submit', AutosaveSubmitController);
  stimulus.register('format', FormatController);
  stimulus.register('autoresize', AutoresizeController);
  stimulus.register('prevent-submit-on-enter', PreventSubmitOnEnterController);
  stimulus.register('turbo-poll', TurboPollController);
  stimulus.register('rna', RnaController);
  stimulus.register('autosubmit', AutosubmitController);
  stimulus.register('for-tiers', ForTiersController);
  stimulus.register('email-input', EmailInputController);
  stimulus.register('accordion', AccordionController);
  stimulus.register('turbo', TurboController);
}

start();
