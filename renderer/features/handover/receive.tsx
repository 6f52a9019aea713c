import { type FormEvent, useEffect, useMemo, useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { rowsIn } from '../../../shared/backup/kit-rows.ts'
import { incomingKind, readIncomingShare } from '../../../shared/handover/incoming-text.ts'
import { readSealedFile } from './sealed-file.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { readQr } from '../../kit/qr.ts'
import { go, announce } from '../../app/store.ts'
import { CardSeen, type SeenCard } from './card-seen.tsx'
import { HandoverSeen } from './seen.tsx'
import { IntroduceMe } from '../settings/introduce-me.tsx'
import { ReceiptSeen } from './receipt-seen.tsx'
import { RequestSeen } from './request-seen.tsx'
import { ShareFetch } from './share-fetch.tsx'
import { RECEIVE } from './words-receiving.ts'
import { useParts } from '../../bridge/use-parts.ts'

type Seen =
  | { readonly kind: 'handover'; readonly opened: CallOutput<'openHandover'> }
  | { readonly kind: 'card'; readonly card: SeenCard }
  | { readonly kind: 'request'; readonly request: CallOutput<'readRequest'> }
  | { readonly kind: 'receipt'; readonly receipt: CallOutput<'readReceipt'> }

type ReceiveProps = {
  /** The link that arrived, and fills in the form. */
  readonly incomingId: string | undefined
  /** What a picture that was dropped on the window holds. */
  readonly pasted: string | undefined
}

/** Takes a handover, a receipt or somebody's card: by link, paste, file or QR picture. Looks first, stores later. */
export const HandoverReceive = ({ incomingId, pasted }: ReceiveProps) => {
  const snapshot = useParts('me', 'apps')
  const [text, setText] = useState(pasted ?? '')
  const [passphrase, setPassphrase] = useState('')
  const [needsPassphrase, setNeedsPassphrase] = useState(false)
  const { isBusy, failure, run, forget } = useCall()
  const [noQr, setNoQr] = useState(false)
  const [fetchedId, setFetchedId] = useState<string | null>(null)
  const [seen, setSeen] = useState<Seen | null>(null)
  const share = useMemo(() => (fetchedId === null ? readIncomingShare(text) : null), [fetchedId, text])
  const [isTaken, setTaken] = useState(false)
  const leave = () => go({ at: 'handovers' })
  useUnsaved(fetchedId !== null && !isTaken, {
    title: RECEIVE.leaveTitle,
    ends: RECEIVE.leaveEnds,
    foot: RECEIVE.leaveFoot,
  })
  // The link that was opened, once; what arrives while this is open changes nothing here
  useEffect(() => {
    if (incomingId === undefined) return
    void run(() => call('openIncoming', { incomingId })).then((arrived) => {
      if (arrived?.ok === true) setText(arrived.value.text)
    })
  }, [incomingId, run])
  const change = (next: string) => {
    setText(next)
    forget()
    setNoQr(false)
    setNeedsPassphrase(false)
  }

  const look = async (event: FormEvent) => {
    event.preventDefault()
    if (share !== null) return
    const found = await run(() => {
      announce(RECEIVE.opening)
      const typed = needsPassphrase ? passphrase : null
      return fetchedId === null ? lookAt(text, typed) : openIt({ fetchedId }, typed)
    })
    if (found === null) return
    if (found.ok) {
      setPassphrase('')
      setSeen(found.value)
    } else if (found.failure.code === 'handoverRefused' && found.failure.why === 'passphraseNeeded')
      setNeedsPassphrase(true)
  }

  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    const read = file.type.startsWith('image/') ? await readQr(file) : await readSealed(file)
    // a recovery kit is shown nowhere
    if (read === null || rowsIn(read) !== null) setNoQr(true)
    else change(read)
  }

  return (
    <>
      <header className="toolbar">
        <BackButton to={RECEIVE.handovers} onPress={leave} />
        <ViewHeading>{RECEIVE.receive}</ViewHeading>
      </header>
      <div className="page-main scroll">
        <div className="handover-page">
          {snapshot.me === null ? <IntroduceMe /> : null}
          {seen === null ? (
            <form
              aria-label={RECEIVE.receive}
              className="handover-block"
              onSubmit={(event) => void look(event)}
              noValidate
            >
              <p className="soft">{RECEIVE.explanation}</p>
              <label className="label" htmlFor="receive-text">
                {RECEIVE.textField}
              </label>
              <textarea
                id="receive-text"
                className="field paste-box"
                value={text}
                readOnly={fetchedId !== null}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => change(event.target.value)}
              />
              {fetchedId === null ? (
                <>
                  <label className="label" htmlFor="receive-file">
                    {RECEIVE.fileField}
                  </label>
                  <input
                    id="receive-file"
                    type="file"
                    accept=".age,.txt,.asc,.eml,.htm,.html,image/*"
                    onChange={(event) => void choose(event.target.files?.[0])}
                  />
                </>
              ) : null}
              {noQr ? (
                <div role="alert">
                  <FieldMessage weight="refuse">
                    <b>{RECEIVE.noHandoverInFile}</b> {RECEIVE.noHandoverAdvice}
                  </FieldMessage>
                </div>
              ) : null}
              {needsPassphrase ? (
                <TextField
                  id="receive-passphrase"
                  label={RECEIVE.passphrase}
                  isMono
                  autoFocus
                  hint={RECEIVE.passphraseHint}
                  value={passphrase}
                  onChange={setPassphrase}
                />
              ) : null}
              <FailureNote failure={failure} />
              {fetchedId === null ? null : (
                <FieldMessage weight="advise">{RECEIVE.fromServerHint}</FieldMessage>
              )}
              {share === null ? null : (
                <ShareFetch
                  share={share}
                  text={text}
                  onFetched={(fetched) => {
                    change(fetched.text)
                    setFetchedId(fetched.fetchedId)
                  }}
                />
              )}
              {share === null ? (
                <div className="buttons">
                  <Button kind="primary" isSubmit aria-disabled={isBusy || text.trim() === ''}>
                    {isBusy ? RECEIVE.openingSlowly : RECEIVE.open}
                  </Button>
                  {isBusy ? (
                    <Button onClick={() => void call('cancelOpening', {})}>{RECEIVE.cancelOpening}</Button>
                  ) : null}
                </div>
              ) : null}
            </form>
          ) : null}
          {seen?.kind === 'handover' ? (
            <HandoverSeen
              opened={seen.opened}
              isNamed={snapshot.me !== null}
              onTaken={() => setTaken(true)}
              onLeave={leave}
            />
          ) : null}
          {seen?.kind === 'request' ? (
            <RequestSeen request={seen.request} hasApps={snapshot.apps.length > 0} onLeave={leave} />
          ) : null}
          {seen?.kind === 'card' ? <CardSeen card={seen.card} onLeave={leave} /> : null}
          {seen?.kind === 'receipt' ? <ReceiptSeen receipt={seen.receipt} onLeave={leave} /> : null}
        </div>
      </div>
    </>
  )
}

/** What the text is: a card and a receipt say so themselves; everything else is opened as a handover. */
const lookAt = async (text: string, passphrase: string | null): Promise<Result<Seen>> => {
  const kind = incomingKind(text)
  if (kind === 'card') {
    const card = await call('readCard', { text })
    return card.ok ? { ok: true, value: { kind, card: card.value } } : card
  }
  if (kind === 'request') {
    const request = await call('readRequest', { text })
    return request.ok ? { ok: true, value: { kind, request: request.value } } : request
  }
  if (kind === 'receipt') {
    const receipt = await call('readReceipt', { text })
    return receipt.ok ? { ok: true, value: { kind, receipt: receipt.value } } : receipt
  }
  if (text.length > 200_000) return { ok: false, failure: { code: 'handoverRefused', why: 'tooLong' } }
  return openIt({ text }, passphrase)
}

/** A handover out of a text, or one that was fetched, by its id. */
const openIt = async (
  of: { readonly text: string } | { readonly fetchedId: string },
  passphrase: string | null,
): Promise<Result<Seen>> => {
  const opened =
    'text' in of
      ? await call('openHandover', { ...of, passphrase })
      : await call('openFetched', { ...of, passphrase })
  return opened.ok ? { ok: true, value: { kind: 'handover', opened: opened.value } } : opened
}

/** Mails with a handover in them are larger than the handover. */
const LARGEST_FILE = 150_000

const readSealed = async (file: File): Promise<string | null> =>
  file.size > LARGEST_FILE ? null : readSealedFile(new Uint8Array(await file.arrayBuffer()))
