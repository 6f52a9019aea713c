import { railLines } from './routes.ts'
import { go } from './store.ts'
import { PLAIN_RAIL } from './words-broken.ts'

/** The rail without anything that is worked out, for when that could not be: every place stays one press away. */
export const PlainRail = ({ onRetry }: { readonly onRetry: () => void }) => (
  <nav className="rail" data-plain aria-label={PLAIN_RAIL.keyward}>
    <ul className="rail-list">
      {railLines().map(({ at, name, route }) => (
        <li key={at}>
          <a
            className="rail-item"
            href={`#${at}`}
            onClick={(event) => {
              event.preventDefault()
              go(route)
            }}
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
    <div className="rail-foot">
      <p className="rail-line" role="alert">
        {PLAIN_RAIL.notShown}
        <button type="button" className="button" data-kind="link" onClick={onRetry}>
          {PLAIN_RAIL.tryAgain}
        </button>
      </p>
    </div>
  </nav>
)
