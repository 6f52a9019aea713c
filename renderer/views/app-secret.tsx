import { useEffect, useRef, useState } from 'react'
import type { XeroApp } from '../../shared/xero-app.ts'
import { Age } from '../components/age.tsx'
import { Button } from '../components/button.tsx'
import { Note } from '../components/note.tsx'
import { SecretField } from '../components/secret-field.tsx'
import { secretAge } from '../status-messages.ts'
import { go, useStore } from '../store.ts'
import { SecretEntry } from './secret-entry.tsx'

/** The secret: masked, its age, where it is kept; or a request to enter it again. */
export const AppSecret = ({ app, isAsked }: { readonly app: XeroApp; readonly isAsked: boolean }) => {
  const now = useStore((state) => state.now)
  const isMissing = app.secret.state === 'missing'
  const [isEntering, setEntering] = useState(isAsked)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => setEntering(isAsked), [isAsked])
  const close = () => {
    setEntering(false)
    go({ at: 'apps', appId: app.id, ask: null })
    requestAnimationFrame(() => opener.current?.focus())
  }
  return (
    <section className="part">
      <h2>Secret</h2>
      <div>
        {isMissing ? (
          <Note mood="urgent">
            <p>
              <b>The keychain holds no secret for this app.</b> Nobody can sign in or check with it until the
              secret is entered again.
            </p>
          </Note>
        ) : (
          <SecretField appId={app.id} />
        )}
        <p className="soft">
          {secretAge(app.secret, now)}{' '}
          {app.secret.createdAt === null ? (
            <Button kind="link" onClick={() => go({ at: 'appForm', appId: app.id })}>
              Give it a date
            </Button>
          ) : null}
          <br />
          {isMissing
            ? 'Last read back from the keychain '
            : 'Kept in this computer’s keychain and read back from it '}
          <Age at={app.secret.readBackAt} />.
        </p>
        {isEntering ? (
          <SecretEntry app={app} onClose={close} />
        ) : (
          <div className="buttons">
            <Button
              ref={opener}
              {...(isMissing ? { kind: 'primary' as const } : { kind: 'link' as const })}
              onClick={() => setEntering(true)}
            >
              Enter the secret again
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}
