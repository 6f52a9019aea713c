import { useEffect, useRef, useState } from 'react'
import type { SecretApp } from '../../../shared/apps/xero-app.ts'
import { run } from '../../app/actions.ts'
import { showToast } from '../../app/store.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { ConsumerRows } from '../rotation/consumer-rows.tsx'
import { useConsumers } from '../rotation/use-consumers.ts'
import { APP_CONSUMERS } from './words-old-apps.ts'

type AppConsumersProps = {
  readonly app: SecretApp
  /** Somebody came to write the list. */
  readonly isAsked: boolean
}

/** Who has this app's secret, so that it is known before the day on which it has to be replaced. */
export const AppConsumers = ({ app, isAsked }: AppConsumersProps) => {
  const { rotation, tools } = useParts('rotation', 'tools')
  const [isWriting, setWriting] = useState(isAsked)
  const consumers = rotation.consumers[app.id] ?? []
  const asking = tools.tools.filter(({ appId }) => appId === app.id).length
  return (
    <section className="part">
      <h2>{APP_CONSUMERS.title}</h2>
      <div>
        {isWriting ? (
          <ConsumersForm app={app} onClose={() => setWriting(false)} />
        ) : (
          <>
            {consumers.length === 0 ? (
              <p className="soft">{asking === 0 ? APP_CONSUMERS.none : APP_CONSUMERS.onlyAsking(asking)}</p>
            ) : (
              <ul aria-label={APP_CONSUMERS.title}>
                {consumers.map(({ name, where }) => (
                  <li key={`${name} ${where}`} className="wrap">
                    {name} {where === '' ? null : <span className="age wrap">{where}</span>}
                  </li>
                ))}
              </ul>
            )}
            <div className="buttons">
              <Button kind="link" onClick={() => setWriting(true)}>
                {consumers.length === 0 ? APP_CONSUMERS.list : APP_CONSUMERS.change}
              </Button>
            </div>
          </>
        )}
      </div>
    </section>
  )
}

const ConsumersForm = ({ app, onClose }: { readonly app: SecretApp; readonly onClose: () => void }) => {
  const { rows, named, isChanged, change } = useConsumers(app.id)
  const form = useRef<HTMLFormElement>(null)
  useUnsaved(isChanged, { ends: APP_CONSUMERS.leaveEnds, stays: APP_CONSUMERS.leaveStays })
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const save = async () => {
    const saved = await run(APP_CONSUMERS.saving, 'setConsumers', { appId: app.id, consumers: named })
    if (!saved.ok) return
    showToast(APP_CONSUMERS.saved)
    onClose()
  }
  return (
    <form
      ref={form}
      aria-label={APP_CONSUMERS.title}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="soft">{APP_CONSUMERS.explanation}</p>
      <ConsumerRows rows={rows} onChange={change} />
      <div className="buttons">
        <Button isSubmit>{APP_CONSUMERS.save}</Button>
        <Button kind="quiet" onClick={onClose}>
          {APP_CONSUMERS.cancel}
        </Button>
      </div>
    </form>
  )
}
