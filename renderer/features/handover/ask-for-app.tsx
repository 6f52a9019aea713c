import { type FormEvent, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { call } from '../../bridge/bridge.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { go } from '../../app/store.ts'
import { IntroduceMe } from '../settings/introduce-me.tsx'
import { RequestLink } from './request-link.tsx'

/** Asks a vendor or a colleague for an app: a link that they answer with a handover sealed to this Keyward. */
export const HandoverAsk = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const [asks, setAsks] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [link, setLink] = useState<string | null>(null)
  useUnsaved(link === null && asks.trim() !== '', { ends: 'What you wrote is forgotten' })
  const leave = () => go({ at: 'handovers' })
  const make = async (event: FormEvent) => {
    event.preventDefault()
    const result = await call('askForHandover', { asks: asks.trim().slice(0, 200) || ' ' })
    setFailure(result.ok ? null : result.failure)
    if (result.ok) setLink(result.value.link)
  }
  return (
    <>
      <header className="toolbar">
        <BackButton to="Handovers" onPress={leave} />
        <ViewHeading>Ask for an app</ViewHeading>
      </header>
      <div className="page-main scroll">
        <div className="handover-page">
          {snapshot.me === null ? <IntroduceMe /> : null}
          {snapshot.me !== null && link !== null ? (
            <RequestLink me={snapshot.me.name} asks={asks} link={link} onDone={leave} />
          ) : null}
          {snapshot.me !== null && link === null ? (
            <form
              aria-label="Ask for an app"
              className="handover-block"
              onSubmit={(event) => void make(event)}
              noValidate
            >
              <p className="soft">
                You get a link. Whoever opens it with Keyward can hand you the app in one step, sealed so that
                only this Keyward opens it: no passphrase, and nothing to be read on the way.
              </p>
              <TextField
                id="ask-what"
                label="What you ask for"
                hint="In a few words, as the other person will read it. For example: the client id and secret of Month-end Packs."
                value={asks}
                autoFocus
                onChange={(value) => setAsks(value.slice(0, 200))}
              />
              <FailureNote failure={failure} />
              <div className="buttons">
                <Button onClick={leave}>Cancel</Button>
                <Button kind="primary" isSubmit>
                  Make the link
                </Button>
              </div>
            </form>
          ) : null}
        </div>
      </div>
    </>
  )
}
