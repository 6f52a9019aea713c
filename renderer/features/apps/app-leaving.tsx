import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { attempt } from '../../app/deeds.ts'
import { go, showToast } from '../../app/store.ts'

/** Removing this app was begun and not finished: its secret may have left the keychain already. */
export const AppLeaving = ({ app }: { readonly app: XeroApp }) => (
  <Note mood="attention" role="status">
    <p>
      <b>Removing this app is begun and not finished.</b> Its secret has left the keychain, or is on its way
      out; its record goes last. Nothing else can be done with it.
    </p>
    <div className="buttons">
      <Button
        onClick={async () => {
          const result = await attempt('Remove the app', 'removeApp', { appId: app.id, isSure: true })
          if (!result.ok) return
          go({ at: 'apps', appId: null, ask: null })
          showToast(`${app.name} is removed from this vault.`)
        }}
      >
        Finish removing it
      </Button>
    </div>
  </Note>
)
