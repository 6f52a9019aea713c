import { BROKEN_WINDOW } from './words-broken.ts'
/** In the place of the whole window. It stands alone: nothing that it could share has failed with the rest. */
export const BrokenWindow = ({ onRetry }: { readonly onRetry: () => void }) => (
  <main className="broken-window" role="alert">
    <h1 className="answer">{BROKEN_WINDOW.title}</h1>
    <p>{BROKEN_WINDOW.explanation}</p>
    <p className="buttons">
      <button type="button" className="button" data-kind="primary" onClick={() => location.reload()}>
        {BROKEN_WINDOW.reload}
      </button>
      <button type="button" className="button" onClick={onRetry}>
        {BROKEN_WINDOW.tryAgain}
      </button>
    </p>
  </main>
)
