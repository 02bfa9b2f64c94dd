import { Actions } from '@coldwired/actions';
import { createReactPlugin, createRoot } from '@coldwired/react';
import { parseTurboStream, renderTurboStream } from '@coldwired/turbo-stream';
import { components } from './components.ts';

/** The morph of the platform itself: touched values, foreign class/style/hidden kept, the rest dropped (contract §5.4). */
export const actions = new Actions({
  element: document.documentElement,
  plugins: [
    createReactPlugin(
      createRoot({
        layoutComponentName: 'Layout',
        loader: async (name: string) => {
          const component = components[name];
          if (!component) throw new Error(`Unknown component ${name}`);
          return component;
        },
      }),
    ),
  ],
});

export const render = (stream: string): Promise<void> => renderTurboStream(actions, stream);
export const renderElement = (stream: Element): void => actions.applyActions([parseTurboStream(stream)]);
