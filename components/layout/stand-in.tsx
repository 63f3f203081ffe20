'use client';

import { Component, type ReactNode } from 'react';

interface StandInProps {
  children: ReactNode;
  instead: ReactNode;
}

/** Shows `instead` once what it holds has thrown in the browser. */
export class StandIn extends Component<StandInProps, { hasThrown: boolean }> {
  override state = { hasThrown: false };

  static getDerivedStateFromError() {
    return { hasThrown: true };
  }

  override render() {
    return this.state.hasThrown ? this.props.instead : this.props.children;
  }
}
