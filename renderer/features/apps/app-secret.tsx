import { useEffect, useRef, useState } from 'react'
import { calendarIn, secretDue } from '../../../shared/rotation/secret-due.ts'
import { policyFor } from '../../../shared/rotation/rotation.ts'
import type { SecretApp } from '../../../shared/apps/xero-app.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { SecretField } from '../../kit/secret-field.tsx'
import { beginRotation } from '../../app/actions.ts'
import { forcedWords, shownFingerprint, STEP_NAMES } from '../rotation/words-secrets.ts'
import { secretAge } from '../connections/words-status.ts'
import { go, goNow, useStore } from '../../app/store.ts'
import { stepOf } from '../../../shared/rotation/rotation.ts'
import { AppAltered } from './app-altered.tsx'
import { AppLeaving } from './app-leaving.tsx'
import { SecretDate } from './secret-date.tsx'
import { SecretEntry } from './secret-entry.tsx'
import { APP_SECRET } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type AppSecretProps = { readonly app: SecretApp; readonly asked: 'secret' | 'date' | null }

/** The secret: masked, its age, where it is kept, and how it is replaced; or a request to enter it again. */
export const AppSecret = ({ app, asked }: AppSecretProps) => {
  const snapshot = useParts('rotation', 'leaving')
  const now = useStore((state) => state.now)
  const isMissing = app.secret.state === 'missing'
  const isAltered = app.secret.state === 'altered'
  const isUsable = app.secret.state === 'stored'
  const [open, setOpen] = useState(asked)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => setOpen(asked), [asked])
  const close = () => {
    setOpen(null)
    goNow({ at: 'apps', appId: app.id, ask: null })
    requestAnimationFrame(() => opener.current?.focus())
  }
  const record = snapshot.rotation.records.findLast((one) => one.appId === app.id && one.replacedAt === null)
  if (snapshot.leaving.some((one) => one.kind === 'app' && one.appId === app.id))
    return (
      <section className="part">
        <h2>{APP_SECRET.secret}</h2>
        <div>
          <AppLeaving app={app} />
        </div>
      </section>
    )
  return (
    <section className="part">
      <h2>{APP_SECRET.secret}</h2>
      <div>
        {isMissing ? (
          <Note mood="urgent">
            <p>
              <b>{APP_SECRET.missingTitle}</b> {APP_SECRET.missingMeans}
            </p>
          </Note>
        ) : isAltered ? (
          <AppAltered app={app} />
        ) : (
          <>
            <DueNote app={app} />
            <SecretField appId={app.id} />
          </>
        )}
        <p className="soft">
          {secretAge(app.secret, now)}{' '}
          {app.secret.createdAt === null
            ? null
            : APP_SECRET.policyDays(policyFor(snapshot.rotation, app.id).everyDays)}{' '}
          {open === 'date' ? null : (
            <Button kind="link" onClick={() => setOpen('date')}>
              {app.secret.createdAt === null ? APP_SECRET.giveItADate : APP_SECRET.changeTheDate}
            </Button>
          )}
          <br />
          {!isUsable ? APP_SECRET.lastReadBack : APP_SECRET.keptAndReadBack}
          <Age at={app.secret.readBackAt} />.
          {record === undefined ? null : (
            <>
              {' '}
              {APP_SECRET.fingerprint} <code>{shownFingerprint(record.fingerprint)}</code>.
            </>
          )}
        </p>
        {open === 'date' ? <SecretDate app={app} onClose={close} /> : null}
        {open === 'secret' ? (
          <SecretEntry app={app} onClose={close} />
        ) : (
          <div className="buttons">
            {isUsable ? <RotateButtons app={app} /> : null}
            <Button
              ref={opener}
              {...(isUsable ? { kind: 'link' as const } : { kind: 'primary' as const })}
              onClick={() => setOpen('secret')}
            >
              {APP_SECRET.enterTheSecretAgain}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}

type PartProps = { readonly app: SecretApp }

/** Why it is to be replaced now, or that a replacement is under way. */
const DueNote = ({ app }: PartProps) => {
  const snapshot = useParts('rotation')
  const now = useStore((state) => state.now)
  const open = snapshot.rotation.open.find((one) => one.appId === app.id)
  if (open !== undefined)
    return (
      <Note mood={open.isLeak ? 'urgent' : 'attention'}>
        <p>
          <b>{APP_SECRET.rotationOpen}</b> {APP_SECRET.rotationStep(STEP_NAMES[stepOf(open)])}
        </p>
      </Note>
    )
  const due = secretDue(app, snapshot.rotation, now, calendarIn())
  if (due.kind !== 'forced') return null
  return (
    <Note mood="urgent">
      <p>
        <b>{APP_SECRET.urgent}</b> {forcedWords(due.reason, due.person, due.at)}
      </p>
    </Note>
  )
}

const RotateButtons = ({ app }: PartProps) => {
  const snapshot = useParts('rotation')
  const now = useStore((state) => state.now)
  const open = snapshot.rotation.open.find((one) => one.appId === app.id)
  const due = secretDue(app, snapshot.rotation, now, calendarIn())
  const isPrimary = open !== undefined || due.kind === 'forced' || due.kind === 'due'
  return (
    <>
      <Button
        {...(isPrimary ? { kind: 'primary' as const } : {})}
        onClick={() =>
          open === undefined ? void beginRotation(app.id) : go({ at: 'rotation', appId: app.id })
        }
      >
        {open === undefined ? APP_SECRET.replaceTheSecret : APP_SECRET.carryOn}
      </Button>
      <Button kind="danger-quiet" onClick={() => go({ at: 'leak', appId: app.id })}>
        {APP_SECRET.itHasLeaked}
      </Button>
    </>
  )
}
