/** Speaks to the content script as the panel does: same messages, same port, from a page of the extension. */
import type { FieldResult, Intent, WriteOrder } from '../../../lib/forms/intent';
import type { Field, PageForm } from '../../../lib/forms/page-form';
import { RUN_PORT, type RunCommand, type RunNews, type ScanAnswer } from '../../../lib/messages';
import { type Stage, type Tab, until } from '../../tools/stage';

interface Port {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: RunNews) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}
interface ExtensionApi {
  tabs: {
    sendMessage(id: number, message: object, options: object): Promise<unknown>;
    connect(id: number, options: object): Port;
  };
}
/** What `inExtension` functions find there; written out because they are sent as text. */
type World = { chrome: ExtensionApi; relais: { port: Port; news: RunNews[]; closed: boolean }[] };

/** Whatever the content script answers, as it is. */
export function askScan(stage: Stage, tab: Tab): Promise<ScanAnswer | null> {
  return stage.inExtension(
    (id: number) =>
      (globalThis as unknown as World).chrome.tabs
        .sendMessage(id, { type: 'page/scan' }, { frameId: 0 })
        .catch(() => null) as Promise<never>,
    tab.id,
  );
}

/** The form of the page, once the content script reads it. */
export async function scan(stage: Stage, tab: Tab): Promise<PageForm> {
  const answer = await until(
    async () => {
      const answer = await askScan(stage, tab);
      return answer && 'form' in answer ? answer : null;
    },
    { what: 'un formulaire lu dans la page' },
  );
  return answer.form;
}

export function fieldOf(form: PageForm, id: string | number): Field {
  const field = form.fields.find((candidate) => candidate.id === String(id));
  if (!field) throw new Error(`Pas de champ ${id} parmi ${form.fields.map((f) => f.id).join(', ')}`);
  return field;
}

/** An accepted line, as the panel would send it for that field. */
export function order(form: PageForm, id: string | number, intent: Intent, overwrite = false): WriteOrder {
  const { id: fieldId, type, label } = fieldOf(form, id);
  return { fieldId, reviewed: { type, label }, intent, overwrite };
}

export const text = (value: string): Intent => ({ kind: 'text', text: value });
export const choice = (...labels: string[]): Intent => ({ kind: 'choice', labels, code: null, other: null });

/** An open run. */
export class Line {
  private constructor(
    private readonly stage: Stage,
    private readonly index: number,
  ) {}

  static async open(stage: Stage, tab: Tab): Promise<Line> {
    const index = await stage.inExtension(
      (id: number, name: string) => {
        const world = globalThis as unknown as World;
        world.relais ??= [];
        const line = {
          port: world.chrome.tabs.connect(id, { name, frameId: 0 }),
          news: [] as RunNews[],
          closed: false,
        };
        line.port.onMessage.addListener((message) => line.news.push(message));
        line.port.onDisconnect.addListener(() => {
          line.closed = true;
        });
        return world.relais.push(line) - 1;
      },
      tab.id,
      RUN_PORT,
    );
    return new Line(stage, index);
  }

  async send(command: RunCommand): Promise<void> {
    await this.stage.inExtension(
      (index: number, sent: never) => (globalThis as unknown as World).relais[index]?.port.postMessage(sent),
      this.index,
      command as never,
    );
  }

  async news(): Promise<RunNews[]> {
    return (await this.stage.inExtension(
      (index: number) => ((globalThis as unknown as World).relais[index]?.news ?? []) as never,
      this.index,
    )) as RunNews[];
  }

  async result(fieldId: string, timeout = 30_000): Promise<FieldResult> {
    return until(
      async () => {
        const news = await this.news();
        const found = news.findLast((item) => item.news === 'result' && item.result.fieldId === fieldId);
        return found?.news === 'result' ? found.result : null;
      },
      { timeout, what: `un résultat pour ${fieldId}` },
    );
  }

  async close(): Promise<void> {
    await this.stage.inExtension(
      (index: number) => (globalThis as unknown as World).relais[index]?.port.disconnect(),
      this.index,
    );
  }
}

/** Writes orders one after the other; results in the same order. */
export async function write(stage: Stage, tab: Tab, orders: WriteOrder[]): Promise<FieldResult[]> {
  const line = await Line.open(stage, tab);
  const results: FieldResult[] = [];
  for (const order of orders) {
    await line.send({ do: 'write', order });
    results.push(await line.result(order.fieldId));
  }
  await line.close();
  return results;
}
