import { Component, type ReactNode } from 'react'

type BoundaryProps = {
  /** Another value tries again by itself, as when somebody goes elsewhere; a plain one, so that it never loops. */
  readonly resetOn?: string | number | boolean
  /** What stands in its place; `retry` draws it anew. */
  readonly renderInstead: (retry: () => void) => ReactNode
  readonly children: ReactNode
}
type BoundaryState = { readonly hasFailed: boolean }

/**
 * Keeps what cannot be drawn from taking the rest of the window with it. It draws again only when somebody says so or
 * when it stands for something else, so that what fails each time does not go round in circles.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { hasFailed: false }

  static getDerivedStateFromError(): BoundaryState {
    return { hasFailed: true }
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (this.state.hasFailed && before.resetOn !== this.props.resetOn) this.retry()
  }

  retry = (): void => this.setState({ hasFailed: false })

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.renderInstead(this.retry) : this.props.children
  }
}
