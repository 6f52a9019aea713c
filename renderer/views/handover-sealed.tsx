import { useEffect, useState } from 'react'
import type { CallOutput } from '../../shared/contract.ts'
import type { Snapshot } from '../../shared/snapshot.ts'
import { call } from '../bridge.ts'
import { Button } from '../components/button.tsx'
import { Note } from '../components/note.tsx'
import { QrCode } from '../components/qr-code.tsx'
import { Said } from '../components/said.tsx'
import { ViewHeading } from '../components/view-heading.tsx'
import { attempt, copy } from '../deeds.ts'
import { dayAndTime, letterFor, reasonWords, standingOf } from '../handover-words.ts'
import { timeOf } from '../moments.ts'
import { go, showToast, useStore } from '../store.ts'
import { PassphraseWords } from './passphrase-words.tsx'

type SealedProps = { readonly snapshot: Snapshot; readonly sealed: CallOutput<'sealHandover'> }

/** The sealed handover on its way out: link, note, file or QR, and then, by another way, the passphrase. */
export const HandoverSealed = ({ snapshot, sealed: { handoverId, passphrase, link } }: SealedProps) => {
  const now = useStore((state) => state.now)
  const [out, setOut] = useState<{ at: number; how: string } | null>(null)
  const [isQr, setQr] = useState(false)
  const sent = snapshot.handovers.sent.find(({ id }) => id === handoverId)
  // Leaving the view ends the showing of the passphrase in main as well
  useEffect(() => () => void call('finishHandover', { handoverId }), [handoverId])
  if (sent === undefined) return null

  const note = async (by: 'link' | 'file' | 'qr', how: string) => {
    setOut({ at: Date.now(), how })
    await attempt('Note it down', 'noteSent', { handoverId, by })
  }
  const copyOut = async (text: string, what: string) => {
    await copy(text, what)
    await note('link', `${what} copied`)
  }
  const save = async () => {
    const result = await attempt('Save the file', 'saveHandover', { handoverId })
    if (result.ok && result.value.isSaved) {
      setOut({ at: Date.now(), how: 'File saved' })
      showToast('File saved.')
    }
  }
  const letter = letterFor({
    me: snapshot.me?.name ?? '',
    app: sent.app,
    usableUntil: sent.usableUntil,
    withPassphrase: passphrase.length > 0,
    link: link ?? 'The .age file is attached.',
  })
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
          <section className="part">
            <h2>{passphrase.length > 0 ? 'First, the link' : 'The link'}</h2>
            <div>
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
            </div>
          </section>
          {passphrase.length === 0 ? null : (
            <PassphraseWords words={passphrase} handoverId={handoverId} linkCopiedAt={out?.at ?? null} />
          )}
          <div className="form-foot">
            {sent.sent === null ? (
              <Button
                kind="danger-quiet"
                onClick={() => {
                  void attempt('Discard', 'forgetHandover', { handoverId })
                  go({ at: 'handovers' })
                }}
              >
                Discard, it goes to nobody
              </Button>
            ) : null}
            <span className="push" />
            <Button kind="primary" onClick={() => go({ at: 'handovers' })}>
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
              {dayAndTime(sent.usableUntil)}. Nothing enforces that for a link or a file.
            </p>
          </section>
        </aside>
      </div>
    </>
  )
}
