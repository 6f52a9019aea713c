import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { HandoverWay } from '../../../shared/handover/record.ts'
import { hostOf } from '../../../shared/handover/share-server.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { Note } from '../../kit/note.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { Said } from '../../kit/said.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { attempt, copy } from '../../app/deeds.ts'
import { tellSaved } from '../../app/deeds-paper.ts'
import { dayAndTime, forgetsWords, letterFor, reasonWords, standingOf } from './handover-words.ts'
import { timeOf } from '../../language/moments.ts'
import { go, goNow, useStore } from '../../app/store.ts'
import { HandoverPublish } from './publish.tsx'
import { PassphraseWords } from './passphrase-words.tsx'

type SealedProps = {
  readonly snapshot: Snapshot
  readonly sealed: CallOutput<'sealHandover'>
  /** How it was meant to go; the other ways stay open. */
  readonly way: HandoverWay
}

/** The sealed handover on its way out: link, note, file or QR, and then, by another way, the passphrase. */
export const HandoverSealed = ({ snapshot, sealed, way }: SealedProps) => {
  const { handoverId, passphrase, relayLink } = sealed
  const link = relayLink ?? sealed.link
  const now = useStore((state) => state.now)
  const [out, setOut] = useState<{ at: number; how: string } | null>(null)
  const [isQr, setQr] = useState(way === 'qr')
  const sent = snapshot.handovers.sent.find(({ id }) => id === handoverId)
  // Leaving the view ends the showing of the passphrase in main as well
  useEffect(() => () => void call('finishHandover', { handoverId }), [handoverId])
  const isOut = (sent?.sent ?? null) !== null
  useUnsaved(sent !== undefined && (passphrase.length > 0 || !isOut), {
    title: passphrase.length > 0 ? 'Have you passed the passphrase on?' : 'Leave without sending it?',
    ends:
      passphrase.length > 0
        ? 'The passphrase is hidden for good: Keyward does not keep it, and nothing else opens the handover'
        : 'The sealed link is gone: it is shown this once',
    stays: isOut ? 'What you have sent' : 'The app, and its secret',
    foot: 'You can seal the app again.',
  })
  if (sent === undefined) return null

  const note = async (by: Exclude<HandoverWay, 'server'>, how: string) => {
    setOut({ at: Date.now(), how })
    await attempt('Note it down', 'noteSent', { handoverId, by })
  }
  const copyOut = async (text: string, what: string) => {
    await copy(text, what)
    await note('link', `${what} copied`)
  }
  const copyFromServer = async (address: string, withNote: boolean) => {
    await copy(withNote ? letterWith(address, 'server') : address, 'Link')
    setOut({ at: Date.now(), how: 'Link copied' })
  }
  const save = async () => {
    const result = await attempt('Save the file', 'saveHandover', { handoverId })
    if (result.ok && result.value.path !== null) {
      setOut({ at: Date.now(), how: 'File saved' })
      tellSaved(result.value.path)
    }
  }
  const letterWith = (address: string, how: 'direct' | 'page' | 'server') =>
    letterFor({
      me: snapshot.me?.name ?? '',
      app: sent.app,
      usableUntil: sent.usableUntil,
      withPassphrase: passphrase.length > 0,
      link: address,
      how,
    })
  const letter = letterWith(link ?? 'The .age file is attached.', relayLink === null ? 'direct' : 'page')
  const { server } = snapshot.handovers.places
  // What the server gives out once must not go about in a second way
  const isOnServer = sent.published !== null
  const standing = standingOf(sent, snapshot, now)
  return (
    <>
      <header className="toolbar">
        <ViewHeading>Hand over {sent.app}</ViewHeading>
        <span className="age">
          {passphrase.length > 0 ? '2 of 2: send two things, by two ways' : '2 of 2: send it'}
        </span>
      </header>
      <div className="page">
        <div className="page-main form">
          <FormPart name={passphrase.length > 0 ? 'First, the link' : 'The link'}>
            {server === null ? null : (
              <HandoverPublish
                handoverId={handoverId}
                server={server}
                isChosen={way === 'server'}
                onCopy={(address, withNote) => void copyFromServer(address, withNote)}
              />
            )}
            {isOnServer ? null : (
              <>
                {link === null ? (
                  <Note mood="attention">
                    <p>
                      This app is too long for a link: Windows would cut it after 2,000 characters. Save the
                      file and send that.
                    </p>
                  </Note>
                ) : (
                  <div className="secret">
                    <span className="secret-value" title="Sealed link">
                      {link}
                    </span>
                    <Button kind="quiet" size="small" icon="copy" onClick={() => void copyOut(link, 'Link')}>
                      Copy
                    </Button>
                    <Button
                      kind="quiet"
                      size="small"
                      icon="copy"
                      onClick={() => void copyOut(letter, 'Link with a note')}
                    >
                      Copy with a note
                    </Button>
                  </div>
                )}
                <div className="buttons">
                  <Button onClick={() => void save()}>Save as an .age file</Button>
                  {link === null ? null : (
                    <Button
                      aria-pressed={isQr}
                      onClick={() => {
                        setQr(!isQr)
                        if (!isQr) void note('qr', 'QR code shown')
                      }}
                    >
                      {isQr ? 'Hide the QR code' : 'Show as a QR code'}
                    </Button>
                  )}
                </div>
                {out === null ? null : (
                  <Said weight="done">
                    {out.how} at {timeOf(out.at)}
                  </Said>
                )}
                {isQr && link !== null ? <QrCode text={link} name="The handover as a QR code" /> : null}
                <p className="quote">{letter.replace(link ?? '', '(the link)')}</p>
              </>
            )}
          </FormPart>
          {passphrase.length === 0 ? null : (
            <PassphraseWords words={passphrase} handoverId={handoverId} linkCopiedAt={out?.at ?? null} />
          )}
          <div className="form-foot">
            {sent.sent === null ? (
              <Button
                kind="danger-quiet"
                onClick={() => {
                  void attempt('Discard', 'forgetHandover', { handoverId })
                  goNow({ at: 'handovers' })
                }}
              >
                Discard, it goes to nobody
              </Button>
            ) : null}
            <span className="push" />
            <Button kind="primary" onClick={() => (passphrase.length > 0 ? goNow : go)({ at: 'handovers' })}>
              {passphrase.length > 0 ? 'I have passed it on, hide it for good' : 'Done'}
            </Button>
          </div>
        </div>
        <aside className="page-aside">
          <section>
            <h2>Where it stands</h2>
            <p className="soft">{standing.words}.</p>
            <p className="soft">Received is known only from a signed receipt.</p>
          </section>
          <section>
            <h2>For whom, until when</h2>
            <p className="soft">
              {sent.to.name}, {reasonWords(sent.why).toLowerCase()}. Meant to be opened by{' '}
              {dayAndTime(sent.usableUntil)}.{' '}
              {isOnServer
                ? ` On ${hostOf(sent.published?.server.address ?? '')}: ${forgetsWords(sent.published?.until ?? null)}`
                : ' Nothing enforces that for a link or a file.'}
            </p>
          </section>
        </aside>
      </div>
    </>
  )
}
