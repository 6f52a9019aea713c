import { copy } from './actions.ts'
import { go, useStore } from './store.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { ViewHeading } from '../kit/view-heading.tsx'
import { BROKEN } from './words-broken.ts'

type RetryProps = { readonly onRetry: () => void }

/** In the place of a view that could not be drawn: what happened, that nothing was done by it, and the ways on. */
export const BrokenView = ({ onRetry }: RetryProps) => {
  const at = useStore(({ route }) => route.at)
  const version = useStore(({ snapshot }) => snapshot?.version ?? '')
  return (
    <div className="page scroll">
      <div className="whole" role="alert">
        <Icon name="attention" />
        <ViewHeading className="answer">{BROKEN.pageTitle}</ViewHeading>
        <p>{BROKEN.pageExplanation}</p>
        <div className="buttons whole-buttons">
          {at === 'overview' ? (
            <Button onClick={() => go({ at: 'connections', key: null, ask: null })}>
              {BROKEN.goToConnections}
            </Button>
          ) : (
            <Button kind="primary" onClick={() => go({ at: 'overview' })}>
              {BROKEN.goToOverview}
            </Button>
          )}
          <Button onClick={onRetry}>{BROKEN.tryAgain}</Button>
        </div>
        <p className="faint locked-foot">
          {BROKEN.tellWhom} <span className="mono">{at}</span>
          {BROKEN.versionEnd(version)}{' '}
          <Button kind="link" onClick={() => void copy(BROKEN.detailsLine(at, version), BROKEN.details)}>
            {BROKEN.copyTheDetails}
          </Button>
        </p>
      </div>
    </div>
  )
}

type BrokenPaneProps = RetryProps & { readonly onClose: () => void }

/** In the place of the pane beside a list. */
export const BrokenPane = ({ onRetry, onClose }: BrokenPaneProps) => (
  <aside className="pane" aria-label={BROKEN.couldNotBeShown}>
    <div className="pane-body">
      <div className="pane-head">
        <h2 className="pane-title">{BROKEN.paneTitle}</h2>
        <Button kind="quiet" size="icon" icon="close" aria-label={BROKEN.closeThePane} onClick={onClose} />
      </div>
      <p className="soft" role="alert">
        {BROKEN.paneExplanation}
      </p>
    </div>
    <footer className="pane-foot">
      <Button onClick={onRetry}>{BROKEN.tryAgain}</Button>
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
      {BROKEN.partNotShown(what)}{' '}
      <Button kind="link" onClick={onRetry}>
        {BROKEN.tryAgain}
      </Button>
    </span>
  </p>
)

type BrokenFloatProps = BrokenPartProps & { readonly action: string; readonly onAction: () => void }

/** In the place of what floats over the window: a strip with the one way on. */
export const BrokenFloat = ({ what, action, onRetry, onAction }: BrokenFloatProps) => (
  <section
    className="toast"
    role="alert"
    aria-label={BROKEN.couldNotBeShown}
    data-react-aria-top-layer="true"
  >
    <Icon name="attention" />
    <span>{BROKEN.partNotShown(what)}</span>
    <Button kind="quiet" size="small" onClick={onRetry}>
      {BROKEN.tryAgain}
    </Button>
    <Button kind="quiet" size="small" onClick={onAction}>
      {action}
    </Button>
  </section>
)
