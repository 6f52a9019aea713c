import { type FormEvent, useState } from 'react'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { go } from '../../app/store.ts'
import { IntroduceMe } from '../settings/introduce-me.tsx'
import { RequestLink } from './request-link.tsx'
import { ASK_FOR_APP } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Asks a vendor or a colleague for an app: a link that they answer with a handover sealed to this Keyward. */
export const HandoverAsk = () => {
  const snapshot = useParts('me')
  const [asks, setAsks] = useState('')
  const { failure, run } = useCall()
  const [link, setLink] = useState<string | null>(null)
  useUnsaved(link === null && asks.trim() !== '', { ends: ASK_FOR_APP.leaveEnds })
  const leave = () => go({ at: 'handovers' })
  const make = async (event: FormEvent) => {
    event.preventDefault()
    const result = await run(() => call('askForHandover', { asks: asks.trim().slice(0, 200) || ' ' }))
    if (result?.ok === true) setLink(result.value.link)
  }
  return (
    <>
      <header className="toolbar">
        <BackButton to={ASK_FOR_APP.handovers} onPress={leave} />
        <ViewHeading>{ASK_FOR_APP.askForAnApp}</ViewHeading>
      </header>
      <div className="page-main scroll">
        <div className="handover-page">
          {snapshot.me === null ? <IntroduceMe /> : null}
          {snapshot.me !== null && link !== null ? (
            <RequestLink me={snapshot.me.name} asks={asks} link={link} onDone={leave} />
          ) : null}
          {snapshot.me !== null && link === null ? (
            <form
              aria-label={ASK_FOR_APP.askForAnApp}
              className="handover-block"
              onSubmit={(event) => void make(event)}
              noValidate
            >
              <p className="soft">{ASK_FOR_APP.explanation}</p>
              <TextField
                id="ask-what"
                label={ASK_FOR_APP.asksField}
                hint={ASK_FOR_APP.asksHint}
                value={asks}
                autoFocus
                onChange={(value) => setAsks(value.slice(0, 200))}
              />
              <FailureNote failure={failure} />
              <div className="buttons">
                <Button onClick={leave}>{ASK_FOR_APP.cancel}</Button>
                <Button kind="primary" isSubmit>
                  {ASK_FOR_APP.makeTheLink}
                </Button>
              </div>
            </form>
          ) : null}
        </div>
      </div>
    </>
  )
}
