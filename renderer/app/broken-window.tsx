/** In the place of the whole window. It stands alone: nothing that it could share has failed with the rest. */
export const BrokenWindow = ({ onRetry }: { readonly onRetry: () => void }) => (
  <main className="broken-window" role="alert">
    <h1 className="answer">Keyward’s window could not be shown</h1>
    <p>
      Keyward made a mistake in drawing it. Showing the window changes nothing in the vault and nothing at
      Xero; what you had typed and not stored is gone.
    </p>
    <p className="buttons">
      <button type="button" className="button" data-kind="primary" onClick={() => location.reload()}>
        Load the window again
      </button>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
    </p>
  </main>
)
