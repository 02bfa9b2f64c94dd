// Libraries whose packages carry types out of reach of `exports`, or none: only what we use.
declare module '@hotwired/turbo' {
  export const session: { drive: boolean };
}
declare module '@coldwired/actions' {
  export interface Plugin {
    ready(): Promise<void>;
  }
  export class Actions {
    constructor(options: { element: Element; plugins?: Plugin[] });
    observe(): void;
    disconnect(): void;
    ready(): Promise<void>;
    applyActions(actions: unknown[]): void;
  }
}
declare module '@coldwired/react' {
  export function createRoot(options: {
    loader(name: string): Promise<unknown>;
    layoutComponentName?: string;
  }): unknown;
  export function createReactPlugin(root: unknown): import('@coldwired/actions').Plugin;
}
declare module '@coldwired/turbo-stream' {
  export function renderTurboStream(actions: import('@coldwired/actions').Actions, stream: string): Promise<void>;
  export function parseTurboStream(stream: Element): unknown;
}
