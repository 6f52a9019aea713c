import { fullMoment } from '../../language/moments.ts'
import { type FormEvent, useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { HandoverReason } from '../../../shared/handover/handover.ts'
import { endsOneDay } from '../../../shared/handover/record.ts'
import { DAY, HOUR } from '../../../shared/kernel/instant.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { momentNow } from '../../language/ages.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { Choice } from '../../kit/choice.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { Tick } from '../../kit/tick.tsx'
import { useForm } from '../../kit/use-form.ts'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { REASONS } from './words-refusals.ts'

import { go, announce, useStore } from '../../app/store.ts'
import { HowDelivered, HowSealed } from './delivery-choice.tsx'
import { AskingPerson } from './asking-person.tsx'
import { HandoverPromise } from './promise.tsx'
import { HandoverSealed } from './sealed.tsx'
import { IntroduceMe } from '../settings/introduce-me.tsx'
import { NEW_HANDOVER } from './new-handover.ts'
import { partsOf, WhatGoes } from './what-goes.tsx'
import { COMPOSE } from './words-sending.ts'
import { useParts } from '../../bridge/use-parts.ts'

const SPANS = [
  [HOUR, COMPOSE.oneHour],
  [DAY, '24 hours'],
  [3 * DAY, '3 days'],
  [7 * DAY, '7 days'],
] as const

type ComposeProps = {
  readonly appId: string | undefined
  /** The request that is answered, as it was looked at. */
  readonly asking: CallOutput<'readRequest'> | null
}

/** Which app, what of it, to whom, why, until when, and how it is sealed. */
export const HandoverCompose = ({ appId: given, asking }: ComposeProps) => {
  const snapshot = useParts('handovers', 'apps', 'seenAt', 'clock', 'me')
  const now = useStore((state) => state.now)
  const { people, places } = snapshot.handovers
  const { fields, change, set, isChanged } = useForm(() => ({
    ...NEW_HANDOVER,
    appId: given ?? snapshot.apps[0]?.id ?? '',
  }))
  const { appId, personId, name, email, why, span, way, reminds, ends } = fields
  const { isBusy, failure, run } = useCall()
  const [sealed, setSealed] = useState<CallOutput<'sealHandover'> | null>(null)
  const isPassphrase = personId === null && asking === null
  const rotatesWhenOver = ends ?? endsOneDay(why)
  const app = snapshot.apps.find(({ id }) => id === appId)
  const parts = partsOf(app, fields.parts)
  useUnsaved(sealed === null && (isChanged || isBusy), {
    title: COMPOSE.leaveTitle,
    ends: COMPOSE.leaveEnds,
    stays: app?.secret === null ? COMPOSE.leaveStaysAlone : COMPOSE.leaveStays,
  })

  const seal = async (event: FormEvent) => {
    event.preventDefault()
    const result = await run(() => {
      announce(COMPOSE.sealing)
      return call('sealHandover', {
        appId,
        parts,
        personId,
        request: asking?.seenId ?? null,
        to: { name, email },
        why,
        usableUntil: snapshotNow(snapshot) + span,
        reminds,
        rotatesWhenOver,
      })
    })
    if (result?.ok === true) setSealed(result.value)
  }
  if (sealed !== null) return <HandoverSealed sealed={sealed} way={way} />
  const leave = () => go({ at: 'handovers' })
  return (
    <>
      <header className="toolbar">
        <BackButton to={COMPOSE.handovers} onPress={leave} />
        <ViewHeading>{app === undefined ? COMPOSE.handAnAppOver : COMPOSE.handOver(app.name)}</ViewHeading>
        <span className="age">{COMPOSE.stepTitle}</span>
      </header>
      <div className="page">
        {snapshot.me === null ? (
          <div className="page-main scroll">
            <IntroduceMe />
          </div>
        ) : (
          <form
            className="page-main form"
            aria-label={COMPOSE.handAnAppOver}
            onSubmit={(event) => void seal(event)}
            noValidate
          >
            <WhatGoes
              apps={snapshot.apps}
              appId={appId}
              parts={fields.parts}
              onApp={set('appId')}
              onParts={set('parts')}
            />
            <FormPart name={COMPOSE.toWhom}>
              {asking === null ? null : <AskingPerson asking={asking} />}
              <div className="pair">
                {isPassphrase ? (
                  <>
                    <TextField
                      id="handover-name"
                      label={COMPOSE.personOrCompany}
                      value={name}
                      onChange={set('name')}
                    />
                    <TextField
                      id="handover-email"
                      label={COMPOSE.emailField}
                      value={email}
                      onChange={set('email')}
                    />
                  </>
                ) : null}
                {personId === null || asking !== null ? null : (
                  <Choice
                    id="handover-person"
                    label={COMPOSE.fromTheAddressBook}
                    value={personId}
                    onChange={set('personId')}
                  >
                    {people.map((person) => (
                      <option key={person.id} value={person.id}>
                        {person.name}, {person.fingerprint}
                      </option>
                    ))}
                  </Choice>
                )}
                <Choice
                  id="handover-why"
                  label={COMPOSE.why}
                  value={why}
                  onChange={(value) => change({ why: HandoverReason.parse(value) })}
                >
                  {HandoverReason.options.map((one) => (
                    <option key={one} value={one}>
                      {REASONS[one]}
                    </option>
                  ))}
                </Choice>
                <Choice
                  id="handover-until"
                  label={COMPOSE.usableBy}
                  value={String(span)}
                  onChange={(value) => change({ span: Number(value) })}
                >
                  {SPANS.map(([ms, words]) => (
                    <option key={ms} value={ms}>
                      {fullMoment(now + ms)} ({words})
                    </option>
                  ))}
                </Choice>
              </div>
            </FormPart>
            {asking === null ? (
              <FormPart name={COMPOSE.howSealed}>
                <HowSealed people={people} personId={personId} onChange={set('personId')} />
              </FormPart>
            ) : null}
            <FormPart name={COMPOSE.howDelivered}>
              <HowDelivered way={way} server={places.server} onChange={set('way')} />
            </FormPart>
            <FormPart name={COMPOSE.afterwards}>
              <Tick isOn={reminds} onChange={set('reminds')}>
                {COMPOSE.remindWithoutReceipt}
              </Tick>
              {parts.secret ? (
                <Tick isOn={rotatesWhenOver} onChange={set('ends')}>
                  {COMPOSE.replaceWhenEnded}
                </Tick>
              ) : null}
            </FormPart>
            <FailureNote failure={failure} />
            <div className="form-foot">
              {isBusy ? (
                <Button onClick={() => void call('cancelSealing', {})}>{COMPOSE.cancelTheSealing}</Button>
              ) : (
                <Button onClick={leave}>{COMPOSE.cancel}</Button>
              )}
              <span className="push" />
              <Button kind="primary" isSubmit aria-disabled={isBusy}>
                {sealWords(isBusy, isPassphrase)}
              </Button>
            </div>
          </form>
        )}
        <HandoverPromise
          isPassphrase={isPassphrase}
          withSecret={parts.secret}
          isServer={way === 'server'}
          server={places.server}
          onUse={() => change({ way: 'server' })}
        />
      </div>
    </>
  )
}

const sealWords = (isBusy: boolean, isPassphrase: boolean): string => {
  if (isBusy) return COMPOSE.sealingAboutASecond
  return isPassphrase ? COMPOSE.sealWithPassphrase : COMPOSE.sealIt
}

/** The vault's own idea of now: a computer clock set back does not shorten the time. */
const snapshotNow = ({ seenAt, clock }: Pick<Snapshot, 'seenAt' | 'clock'>): number =>
  momentNow(Date.now() + clock.offset, seenAt)
