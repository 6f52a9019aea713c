import { copy } from './deeds.ts'
import { go, useStore } from './store.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { ViewHeading } from '../kit/view-heading.tsx'

type RetryProps = { readonly onRetry: () => void }

/** In the place of a view that could not be drawn: what happened, that nothing was done by it, and the ways on. */
export const BrokenView = ({ onRetry }: RetryProps) => {
  const at = useStore(({ place }) => place.at)
  const version = useStore(({ snapshot }) => snapshot?.version ?? '')
  return (
    <div className="page scroll">
      <div className="whole" role="alert">
        <Icon name="attention" />
        <ViewHeading className="answer">This page could not be shown</ViewHeading>
        <p>
          Something that stands here is not as Keyward expects it, or Keyward made a mistake. Showing a page
          changes nothing in the vault and nothing at Xero. The other places on the left work.
        </p>
        <div className="buttons whole-buttons">
          {at === 'overview' ? (
            <Button onClick={() => go({ at: 'connections', key: null, ask: null })}>Go to Connections</Button>
          ) : (
            <Button kind="primary" onClick={() => go({ at: 'overview' })}>
              Go to Overview
            </Button>
          )}
          <Button onClick={onRetry}>Try again</Button>
        </div>
        <p className="faint locked-foot">
          If it stays so, tell whoever looks after Keyward: <span className="mono">{at}</span>, Keyward{' '}
          {version}.{' '}
          <Button
            kind="link"
            onClick={() => void copy(`Page not shown: ${at}, Keyward ${version}`, 'Details')}
          >
            Copy the details
          </Button>
        </p>
      </div>
    </div>
  )
}

type BrokenPaneProps = RetryProps & { readonly onClose: () => void }

/** In the place of the pane beside a list. */
export const BrokenPane = ({ onRetry, onClose }: BrokenPaneProps) => (
  <aside className="pane" aria-label="Could not be shown">
    <div className="pane-body">
      <div className="pane-head">
        <h2 className="pane-title">This could not be shown</h2>
        <Button kind="quiet" size="icon" icon="close" aria-label="Close the pane" onClick={onClose} />
      </div>
      <p className="soft" role="alert">
        Something of it is not as Keyward expects, or Keyward made a mistake. Nothing was changed by looking.
        The list beside it works.
      </p>
    </div>
    <footer className="pane-foot">
      <Button onClick={onRetry}>Try again</Button>
    </footer>
  </aside>
)

type BrokenPartProps = RetryProps & {
  /** What could not be shown, to begin a sentence with: "The dates". */
  readonly what: string
}

/** In the place of a part of a view. */
export const BrokenPart = ({ what, onRetry }: BrokenPartProps) => (
  <p className="broken-part" role="alert">
    <Icon name="attention" />
    <span>
      {what} could not be shown.{' '}
      <Button kind="link" onClick={onRetry}>
        Try again
      </Button>
    </span>
  </p>
)

type BrokenFloatProps = BrokenPartProps & { readonly deed: string; readonly onDeed: () => void }

/** In the place of what floats over the window: a strip with the one way on. */
export const BrokenFloat = ({ what, deed, onRetry, onDeed }: BrokenFloatProps) => (
  <section className="toast" role="alert" aria-label="Could not be shown" data-react-aria-top-layer="true">
    <Icon name="attention" />
    <span>{what} could not be shown.</span>
    <Button kind="quiet" size="small" onClick={onRetry}>
      Try again
    </Button>
    <Button kind="quiet" size="small" onClick={onDeed}>
      {deed}
    </Button>
  </section>
)
