import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { HandoverWay } from '../../../shared/handover/record.ts'
import { hostOf } from '../../../shared/handover/share-server.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { Note } from '../../kit/note.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { run, copy } from '../../app/actions.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { forgetsWords, coverLetter, reasonWords, handoverStanding } from './words-records.ts'
import { timeOf, fullMoment } from '../../language/moments.ts'
import { go, goNow, useStore } from '../../app/store.ts'
import { HandoverPublish } from './publish.tsx'
import { PassphraseWords } from './passphrase-words.tsx'
import { SEALED } from './words-sending.ts'
import { useParts } from '../../bridge/use-parts.ts'

type SealedProps = {
  readonly sealed: CallOutput<'sealHandover'>
  /** How it was meant to go; the other ways stay open. */
  readonly way: HandoverWay
}

/** The sealed handover on its way out: link, note, file or QR, and then, by another way, the passphrase. */
export const HandoverSealed = ({ sealed, way }: SealedProps) => {
  const snapshot = useParts('handovers', 'me', 'apps', 'rotation')
  const { handoverId, passphrase, relayLink } = sealed
  const link = relayLink ?? sealed.link
  const now = useStore((state) => state.now)
  const [out, setOut] = useState<{ at: number; how: string } | null>(null)
  const [isQr, setQr] = useState(way === 'qr')
  const sent = snapshot.handovers.sent.find(({ id }) => id === handoverId)
  // Leaving the view ends the showing of the passphrase in main as well
  useEffect(() => () => void call('finishHandover', { handoverId }), [handoverId])
  const isOut = (sent?.sent ?? null) !== null
  const hasNoSecret = snapshot.apps.some(({ id, secret }) => id === sent?.appId && secret === null)
  useUnsaved(sent !== undefined && (passphrase.length > 0 || !isOut), {
    title: passphrase.length > 0 ? SEALED.leavePassphraseTitle : SEALED.leaveTitle,
    ends: passphrase.length > 0 ? SEALED.leaveEndsPassphrase : SEALED.leaveEndsLink,
    stays: isOut ? SEALED.leaveStaysSent : hasNoSecret ? SEALED.leaveStaysAppAlone : SEALED.leaveStaysApp,
    foot: SEALED.leaveFoot,
  })
  if (sent === undefined) return null

  const note = async (by: Exclude<HandoverWay, 'server'>, how: string) => {
    setOut({ at: Date.now(), how })
    await run(SEALED.noteItDown, 'noteSent', { handoverId, by })
  }
  const copyOut = async (text: string, what: string) => {
    await copy(text, what)
    await note('link', SEALED.copied(what))
  }
  const copyFromServer = async (address: string, withNote: boolean) => {
    await copy(withNote ? letterWith(address, 'server') : address, SEALED.link)
    setOut({ at: Date.now(), how: SEALED.linkCopied })
  }
  const save = async () => {
    const result = await run(SEALED.doingSave, 'saveHandover', { handoverId })
    if (result.ok && result.value.path !== null) {
      setOut({ at: Date.now(), how: SEALED.fileSaved })
      tellSaved(result.value.path)
    }
  }
  const letterWith = (address: string, how: 'direct' | 'page' | 'server') =>
    coverLetter({
      me: snapshot.me?.name ?? '',
      app: sent.app,
      usableUntil: sent.usableUntil,
      withPassphrase: passphrase.length > 0,
      link: address,
      how,
    })
  const letter = letterWith(link ?? SEALED.letterFile, relayLink === null ? 'direct' : 'page')
  const { server } = snapshot.handovers.places
  // What the server gives out once must not go about in a second way
  const isOnServer = sent.published !== null
  const standing = handoverStanding(sent, snapshot, now)
  return (
    <>
      <header className="toolbar">
        <ViewHeading>{SEALED.handOver(sent.app)}</ViewHeading>
        <span className="age">{passphrase.length > 0 ? SEALED.stepTwoThings : SEALED.stepOneThing}</span>
      </header>
      <div className="page">
        <div className="page-main form">
          <FormPart name={passphrase.length > 0 ? SEALED.firstTitle : SEALED.onlyTitle}>
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
                    <p>{SEALED.tooLong}</p>
                  </Note>
                ) : (
                  <div className="secret">
                    <span className="secret-value" title={SEALED.sealedLink}>
                      {link}
                    </span>
                    <Button
                      kind="quiet"
                      size="small"
                      icon="copy"
                      onClick={() => void copyOut(link, SEALED.link)}
                    >
                      {SEALED.copy}
                    </Button>
                    <Button
                      kind="quiet"
                      size="small"
                      icon="copy"
                      onClick={() => void copyOut(letter, SEALED.linkWithANote)}
                    >
                      {SEALED.copyWithANote}
                    </Button>
                  </div>
                )}
                <div className="buttons">
                  <Button onClick={() => void save()}>{SEALED.saveFile}</Button>
                  {link === null ? null : (
                    <Button
                      aria-pressed={isQr}
                      onClick={() => {
                        setQr(!isQr)
                        if (!isQr) void note('qr', SEALED.qrCodeShown)
                      }}
                    >
                      {isQr ? SEALED.hideQr : SEALED.showQr}
                    </Button>
                  )}
                </div>
                {out === null ? null : (
                  <FieldMessage weight="done">{SEALED.at(out.how, timeOf(out.at))}</FieldMessage>
                )}
                {isQr && link !== null ? <QrCode text={link} name={SEALED.qrName} /> : null}
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
                  void run(SEALED.discard, 'forgetHandover', { handoverId })
                  goNow({ at: 'handovers' })
                }}
              >
                {SEALED.discardHint}
              </Button>
            ) : null}
            <span className="push" />
            <Button kind="primary" onClick={() => (passphrase.length > 0 ? goNow : go)({ at: 'handovers' })}>
              {passphrase.length > 0 ? SEALED.passedOn : SEALED.done}
            </Button>
          </div>
        </div>
        <aside className="page-aside">
          <section>
            <h2>{SEALED.whereItStands}</h2>
            <p className="soft">{standing.words}.</p>
            <p className="soft">{SEALED.receivedHint}</p>
          </section>
          <section>
            <h2>{SEALED.forWhomTitle}</h2>
            <p className="soft">
              {SEALED.forWhom(
                sent.to.name,
                reasonWords(sent.why).toLowerCase(),
                fullMoment(sent.usableUntil),
                isOnServer
                  ? SEALED.onServer(
                      hostOf(sent.published?.server.address ?? ''),
                      forgetsWords(sent.published?.until ?? null),
                    )
                  : SEALED.notEnforced,
              )}
            </p>
          </section>
        </aside>
      </div>
    </>
  )
}
