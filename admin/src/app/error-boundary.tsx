import { Component, type ReactNode } from 'react';
import { connection } from '../api/connection.ts';
import { appTexts } from './texts.ts';

interface State {
  readonly isBroken: boolean;
}

/** A page that broke says so in words, and the rest of the house stands. A new address tries again. */
export class ErrorBoundary extends Component<{ children: ReactNode; address?: string }, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override componentDidUpdate(before: { address?: string }): void {
    if (this.state.isBroken && before.address !== this.props.address) this.setState({ isBroken: false });
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    const t = appTexts[connection.language];
    return (
      <div className="panel block-error" role="alert">
        <h1 className="block-title">{t.broken}</h1>
        <p>{t.brokenNext}</p>
        <button type="button" onClick={() => location.reload()}>
          {t.reload}
        </button>
      </div>
    );
  }
}
