import { nameByKey } from '../../../shared/handover/record.ts'
import { Button } from '../../kit/button.tsx'
import { showRowMenu } from '../../kit/menu.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { copy } from '../../app/actions.ts'
import { reasonWords, recipientOf, handoverStanding } from './words-records.ts'
import { shortDay } from '../../language/moments.ts'
import { receivedActions, sentActions } from '../../app/row-actions.ts'
import type { RouteOf } from '../../app/route.ts'
import { go, useStore } from '../../app/store.ts'
import { HandoverAsk } from './ask-for-app.tsx'
import { HandoverCompose } from './compose.tsx'
import { SentDetail } from './sent-detail.tsx'
import { HandoverPeople } from './address-book.tsx'
import { HandoverReceive } from './receive.tsx'
import { HandoverRequests } from './requests.tsx'
import { IntroduceMe } from '../settings/introduce-me.tsx'
import { HANDOVERS_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type ViewProps = { readonly route: RouteOf<'handovers'> }

/** Handing an app over to somebody, receiving one, and what is remembered of both. */
export const HandoversView = ({ route }: ViewProps) => {
  const snapshot = useParts('handovers', 'apps', 'me')
  if (route.doing === 'receive')
    return <HandoverReceive incomingId={route.incomingId} pasted={route.pasted} />
  if (route.doing === 'ask') return <HandoverAsk />
  if (route.doing === 'compose') return <HandoverCompose appId={route.appId} asking={route.asking ?? null} />
  const one =
    route.doing === 'one' ? snapshot.handovers.sent.find(({ id }) => id === route.handoverId) : undefined
  if (one !== undefined) return <SentDetail sent={one} />
  return (
    <>
      <header className="toolbar">
        <ViewHeading>{HANDOVERS_VIEW.handovers}</ViewHeading>
        <span className="push" />
        <div className="buttons">
          <Button onClick={() => go({ at: 'handovers', doing: 'ask' })}>{HANDOVERS_VIEW.askForAnApp}</Button>
          <Button onClick={() => go({ at: 'handovers', doing: 'receive' })}>{HANDOVERS_VIEW.receive}</Button>
          {snapshot.apps.length === 0 ? null : (
            <Button kind="primary" onClick={() => go({ at: 'handovers', doing: 'compose' })}>
              {HANDOVERS_VIEW.handAnAppOver}
            </Button>
          )}
        </div>
      </header>
      <div className="page-main scroll">
        <div className="handover-page">
          <Sent />
          <HandoverRequests />
          <Received />
          {snapshot.me === null ? <IntroduceMe /> : <HandoverPeople me={snapshot.me} />}
        </div>
      </div>
    </>
  )
}

const Sent = () => {
  const snapshot = useParts('handovers', 'apps', 'rotation')
  const now = useStore((state) => state.now)
  const sent = snapshot.handovers.sent.toReversed()
  if (sent.length === 0)
    return (
      <p className="soft">
        {HANDOVERS_VIEW.noneYet(
          snapshot.apps.length === 0 ? HANDOVERS_VIEW.noAppHint : HANDOVERS_VIEW.appHint,
        )}
      </p>
    )
  return (
    <section className="handover-block" aria-labelledby="sent-head">
      <h2 id="sent-head">{HANDOVERS_VIEW.handedOver}</h2>
      <table className="table wide-table">
        <thead>
          <tr>
            <th scope="col" className="col-what">
              {HANDOVERS_VIEW.app}
            </th>
            <th scope="col" className="col-who">
              {HANDOVERS_VIEW.to}
            </th>
            <th scope="col">{HANDOVERS_VIEW.whereItStands}</th>
            <th scope="col" className="col-day">
              {HANDOVERS_VIEW.sealed}
            </th>
          </tr>
        </thead>
        <tbody>
          {sent.map((one) => {
            const standing = handoverStanding(one, snapshot, now)
            return (
              <tr
                key={one.id}
                onContextMenu={(event) => showRowMenu(event, one.app, sentActions(one, snapshot, now))}
              >
                <td>
                  <Button
                    kind="link"
                    aria-label={HANDOVERS_VIEW.name(one.app, recipientOf(one, snapshot))}
                    onClick={() => go({ at: 'handovers', doing: 'one', handoverId: one.id })}
                  >
                    {one.app}
                  </Button>
                </td>
                <td>
                  {recipientOf(one, snapshot)} <span className="age">{reasonWords(one.why)}</span>
                </td>
                <td>
                  <StateMark mood={standing.mood} words={standing.words} />
                  {standing.next === null ? null : <p className="age hint">{standing.next}</p>}
                </td>
                <td>{shortDay(one.sealedAt, now)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="age hint">{HANDOVERS_VIEW.receiptHint}</p>
    </section>
  )
}

const Received = () => {
  const snapshot = useParts('handovers')
  const now = useStore((state) => state.now)
  const received = snapshot.handovers.received.toReversed()
  if (received.length === 0) return null
  return (
    <section className="handover-block" aria-labelledby="received-head">
      <h2 id="received-head">{HANDOVERS_VIEW.received}</h2>
      <table className="table wide-table">
        <thead>
          <tr>
            <th scope="col" className="col-what">
              {HANDOVERS_VIEW.app}
            </th>
            <th scope="col" className="col-who">
              {HANDOVERS_VIEW.from}
            </th>
            <th scope="col">{HANDOVERS_VIEW.takenIn}</th>
            <th scope="col" className="col-act">
              {HANDOVERS_VIEW.receipt}
            </th>
          </tr>
        </thead>
        <tbody>
          {received.map((one) => (
            <tr key={one.id} onContextMenu={(event) => showRowMenu(event, one.app, receivedActions(one))}>
              <td>{one.app}</td>
              <td>
                {nameByKey(snapshot.handovers.people, one.from).name}{' '}
                <span className="age mono">{one.from.fingerprint}</span>
                {nameByKey(snapshot.handovers.people, one.from).isKnown ? null : (
                  <p className="age hint">{HANDOVERS_VIEW.unknownKey}</p>
                )}
              </td>
              <td>{shortDay(one.at, now)}</td>
              <td>
                <Button
                  kind="link"
                  aria-label={HANDOVERS_VIEW.copyReceiptName(one.app)}
                  onClick={() => void copy(one.receipt, HANDOVERS_VIEW.receipt)}
                >
                  {HANDOVERS_VIEW.copy}
                </Button>
                {one.code === '' ? null : <p className="age mono">{one.code}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
