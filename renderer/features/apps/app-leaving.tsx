import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { run } from '../../app/actions.ts'
import { go, showToast } from '../../app/store.ts'
import { APP_LEAVING } from './words.ts'

/** Removing this app was begun and not finished: its secret may have left the keychain already. */
export const AppLeaving = ({ app }: { readonly app: XeroApp }) => (
  <Note mood="attention" role="status">
    <p>
      <b>{APP_LEAVING.title}</b> {APP_LEAVING.explanation}
    </p>
    <div className="buttons">
      <Button
        onClick={async () => {
          const result = await run(APP_LEAVING.removeTheApp, 'removeApp', { appId: app.id, isSure: true })
          if (!result.ok) return
          go({ at: 'apps', appId: null, ask: null })
          showToast(APP_LEAVING.removed(app.name))
        }}
      >
        {APP_LEAVING.finish}
      </Button>
    </div>
  </Note>
)
