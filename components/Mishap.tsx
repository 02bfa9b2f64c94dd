import { Component, type ReactNode } from 'react';
import { COMMON } from '../lib/texts/common';
import { Button } from './Button';
import { Notice } from './Notice';

/** When a screen breaks: words and a way on, never a white page. What is in the vault is not touched by it. */
export class Mishap extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Notice tone="no" role="alert" title={COMMON.brokenTitle}>
        <p>{COMMON.brokenText}</p>
        <Button onClick={() => location.reload()}>{COMMON.reopen}</Button>
      </Notice>
    );
  }
}
