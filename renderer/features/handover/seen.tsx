import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { hasSecret, hasSignIns } from '../../../shared/apps/app-kind.ts'
import { KIND_NAMES } from '../../../shared/apps/words.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { reasonWords, senderDate } from './words-records.ts'
import { fullDay, fullMoment } from '../../language/moments.ts'
import { signerName } from './words-signer.ts'
import { HandoverReplaces } from './replaces.tsx'
import { HandoverTaken } from './taken.tsx'
import { SenderFacts, SignedBy } from './sender-facts.tsx'
import { go } from '../../app/store.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { SEEN } from './words-receiving.ts'

type Opened = CallOutput<'openHandover'>
type SeenProps = {
  readonly opened: Opened
  readonly isNamed: boolean
  readonly onTaken: () => void
  readonly onLeave: () => void
}

/** An opened handover: who sent it, what it would add, what it would replace. Then the person decides. */
export const HandoverSeen = ({ opened, isNamed, onTaken, onLeave }: SeenProps) => {
  const { isBusy, failure, run } = useCall()
  const [taken, setTaken] = useState<CallOutput<'acceptHandover'> | null>(null)
  const { app, to, replaces, here, openId } = opened
  const accept = async (replace: boolean) => {
    const result = await run(() => call('acceptHandover', { openId, replace }))
    if (result?.ok !== true) return
    setTaken(result.value)
    onTaken()
  }
  const from = signerName(opened)
  if (taken !== null)
    return (
      <HandoverTaken
        app={app.name}
        from={from}
        here={replaces?.name ?? here?.name ?? null}
        hasSecret={app.hasSecret}
        taken={taken}
      />
    )
  return (
    <section className="handover-block" aria-labelledby="seen-head">
      <h2 id="seen-head">{SEEN.title(app.name, from)}</h2>
      <SenderFacts signer={opened} />
      {opened.isResealed ? (
        <FieldMessage weight="refuse">
          <b>{SEEN.sealedByOther}</b> {SEEN.signerWarning}
        </FieldMessage>
      ) : null}
      <dl className="facts">
        <dt>{SEEN.signedBy}</dt>
        <dd>
          <SignedBy signer={opened} />
        </dd>
        <dt>{SEEN.sealedFor}</dt>
        <dd>{to.isAddressed ? SEEN.toYourKey(to.name) : SEEN.notAddressed(to.name)}</dd>
        <dt>{SEEN.sealed}</dt>
        <dd>{senderDate(opened.sealedAt, opened.isDateOdd)}</dd>
        <dt>{SEEN.usableBy}</dt>
        <dd>{fullMoment(opened.usableUntil)}</dd>
        <dt>{SEEN.why}</dt>
        <dd>{reasonWords(opened.why)}</dd>
        {opened.answers === null ? null : (
          <>
            <dt>{SEEN.youAskedFor}</dt>
            <dd className="note-text">{opened.answers}</dd>
          </>
        )}
        {app.kind === 'web' ? null : (
          <>
            <dt>{SEEN.kind}</dt>
            <dd>{KIND_NAMES[app.kind]}</dd>
          </>
        )}
        <dt>{SEEN.clientId}</dt>
        <dd className="mono">
          {app.clientId === null || app.clientId === undefined ? SEEN.notIncluded : shownText(app.clientId)}
        </dd>
        <dt>{SEEN.secret}</dt>
        <dd>
          {app.hasSecret ? SEEN.secretIncluded : hasSecret(app.kind) ? SEEN.notIncluded : SEEN.hasNone}
          {app.secretCreatedAt !== null && app.isSecretDateOdd
            ? SEEN.oddDate(fullDay(app.secretCreatedAt))
            : ''}
        </dd>
        {hasSignIns(app.kind) ? (
          <>
            <dt>{SEEN.redirectAddress}</dt>
            <dd className="mono">{app.redirectUri ?? SEEN.notIncluded}</dd>
          </>
        ) : null}
        <dt>{SEEN.scopes}</dt>
        <dd className="mono wrap">{app.scopes.length === 0 ? SEEN.notIncluded : app.scopes.join(' ')}</dd>
        {app.note === '' ? null : (
          <>
            <dt>{SEEN.note}</dt>
            <dd className="note-text">{app.note}</dd>
          </>
        )}
      </dl>
      {replaces === null ? null : <HandoverReplaces opened={opened} replaces={replaces} />}
      {here === null ? null : (
        <FieldMessage weight={app.hasSecret ? 'refuse' : 'advise'}>
          {app.hasSecret ? SEEN.isOther(here.name) : SEEN.isHere(here.name)}{' '}
          <Button kind="link" onClick={() => go({ at: 'apps', appId: here.appId, ask: null })}>
            {SEEN.showIt(here.name)}
          </Button>
        </FieldMessage>
      )}
      {replaces === null && here === null && !opened.isWhole ? (
        <FieldMessage weight="refuse">{SEEN.incomplete[app.kind]}</FieldMessage>
      ) : null}
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button
          onClick={() => {
            void call('dropHandover', { openId })
            onLeave()
          }}
        >
          {SEEN.no}
        </Button>
        {!isNamed || !mayBeTaken(opened) ? null : (
          <Button
            kind={isDoubtful(opened) ? 'danger-quiet' : 'primary'}
            aria-disabled={isBusy}
            onClick={() => void accept(replaces !== null || here !== null)}
          >
            {acceptWords(isBusy, opened)}
          </Button>
        )}
      </div>
    </section>
  )
}

/** What speaks against taking it: the way on is then no longer the one that stands out. */
const isDoubtful = ({ sender, isResealed, replaces }: Opened): boolean =>
  sender === 'posing' || isResealed || replaces?.secret === 'older' || replaces?.secret === 'usedBefore'

/** Whether there is something to be done with it here. */
const mayBeTaken = ({ app, replaces, here, isWhole }: Opened): boolean => {
  if (here !== null) return !app.hasSecret
  return replaces === null ? isWhole : app.hasSecret && !replaces.isBusy
}

const acceptWords = (isBusy: boolean, { replaces, here }: Opened): string => {
  if (here !== null) return isBusy ? SEEN.storing : SEEN.noteIt
  if (isBusy) return replaces === null ? SEEN.storing : SEEN.replacing
  return replaces === null ? SEEN.addTheApp : SEEN.replaceTheSecret(replaces.name)
}
