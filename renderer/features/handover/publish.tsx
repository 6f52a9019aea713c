import { useEffect, useEffectEvent, useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { hostOf, type ShareServer } from '../../../shared/handover/share-server.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Tick } from '../../kit/tick.tsx'
import { forgetsWords } from './words-records.ts'
import { announce } from '../../app/store.ts'
import { PUBLISH } from './words-sending.ts'

type PublishProps = {
  readonly handoverId: string
  readonly server: ShareServer
  /** Whether it was chosen beforehand: then it goes there at once. */
  readonly isChosen: boolean
  readonly onCopy: (link: string, withNote: boolean) => void
}

/** Puts the sealed text on the practice's share server, and shows the link that leads there. */
export const HandoverPublish = ({ handoverId, server, isChosen, onCopy }: PublishProps) => {
  const [isOnce, setOnce] = useState(true)
  const { isBusy, failure, run } = useCall()
  const [there, setThere] = useState<CallOutput<'publishHandover'> | null>(null)
  const host = hostOf(server.address)
  const put = async () => {
    const result = await run(() => {
      announce(PUBLISH.puttingAnnounced(host))
      return call('publishHandover', { handoverId, isOneTime: isOnce })
    })
    if (result?.ok === true) setThere(result.value)
  }
  const putAtOnce = useEffectEvent(() => void put())
  useEffect(() => {
    if (isChosen) putAtOnce()
  }, [isChosen])
  if (there !== null)
    return (
      <>
        <div className="secret">
          <span className="secret-value" title={PUBLISH.linkToYourServer}>
            {there.link}
          </span>
          <Button kind="quiet" size="small" icon="copy" onClick={() => onCopy(there.link, false)}>
            {PUBLISH.copy}
          </Button>
          <Button kind="quiet" size="small" icon="copy" onClick={() => onCopy(there.link, true)}>
            {PUBLISH.copyWithANote}
          </Button>
        </div>
        <p className="soft">
          {PUBLISH.liesThere(host, isOnce ? PUBLISH.onceEnd : '', forgetsWords(there.until))}
        </p>
      </>
    )
  return (
    <>
      <Tick isOn={isOnce} onChange={setOnce}>
        {PUBLISH.onlyOnce}
      </Tick>
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button aria-disabled={isBusy} onClick={() => void put()}>
          {isBusy ? PUBLISH.putting(host) : PUBLISH.put(host)}
        </Button>
        {isBusy ? <Button onClick={() => void call('cancelPublishing', {})}>{PUBLISH.cancel}</Button> : null}
      </div>
    </>
  )
}
