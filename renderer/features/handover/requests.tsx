import { useState } from 'react'
import { type AddressBookPerson, type MadeRequest, nameByKey } from '../../../shared/handover/record.ts'
import { Button } from '../../kit/button.tsx'
import { showRowMenu } from '../../kit/menu.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { run } from '../../app/actions.ts'
import { runUndoably } from '../../app/undoing.ts'
import { shortDay } from '../../language/moments.ts'
import { requestActions } from '../../app/row-actions.ts'
import { useStore } from '../../app/store.ts'
import { RequestLink } from './request-link.tsx'
import { REQUESTS } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** What was asked for from here, and whether it came. */
export const HandoverRequests = () => {
  const { handovers, me } = useParts('handovers', 'me')
  const now = useStore((state) => state.now)
  const [shown, setShown] = useState<{ id: string; asks: string; link: string } | null>(null)
  if (handovers.asked.length === 0) return null
  const show = async (requestId: string, asks: string) => {
    const result = await run(REQUESTS.showTheRequest, 'showRequest', { requestId })
    if (result.ok) setShown({ id: requestId, asks, link: result.value.link })
  }
  return (
    <section className="handover-block" aria-labelledby="asked-for-head">
      <h2 id="asked-for-head">{REQUESTS.askedFor}</h2>
      <table className="table wide-table">
        <thead>
          <tr>
            <th scope="col" className="col-what">
              {REQUESTS.what}
            </th>
            <th scope="col">{REQUESTS.whereItStands}</th>
            <th scope="col" className="col-day">
              {REQUESTS.asked}
            </th>
            <th scope="col" className="col-act">
              <span className="hidden-text">{REQUESTS.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {handovers.asked.toReversed().map(({ id, asks, at, answered, moreAnswers }) => (
            <tr
              key={id}
              onContextMenu={(event) =>
                showRowMenu(
                  event,
                  asks,
                  requestActions({ id }, () => void show(id, asks)),
                )
              }
            >
              <td>{asks}</td>
              <td>
                {answered === null ? <StateMark mood="unknown" words={REQUESTS.noAnswerYet} /> : null}
                {[...(answered === null ? [] : [answered]), ...moreAnswers].map((one) => (
                  <p key={`${one.fingerprint} ${one.at}`}>
                    <AnswerMark answer={one} people={handovers.people} now={now} />
                  </p>
                ))}
              </td>
              <td>{shortDay(at, now)}</td>
              <td>
                <div className="buttons">
                  <Button
                    kind="link"
                    aria-label={REQUESTS.showLinkName(asks)}
                    onClick={() => void show(id, asks)}
                  >
                    {REQUESTS.showLink}
                  </Button>
                  <Button
                    kind="link"
                    aria-label={REQUESTS.takeOffName(asks)}
                    onClick={() =>
                      void runUndoably(
                        REQUESTS.takeOff,
                        'forgetRequest',
                        { requestId: id },
                        REQUESTS.requestOff,
                      )
                    }
                  >
                    {REQUESTS.takeOff}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown === null ? null : (
        <RequestLink me={me?.name ?? ''} asks={shown.asks} link={shown.link} onDone={() => setShown(null)} />
      )}
    </section>
  )
}

type AnswerProps = {
  readonly answer: NonNullable<MadeRequest['answered']>
  readonly people: readonly AddressBookPerson[]
  readonly now: number
}

/** Who handed what over for a request, by the address book's name where the key is in it. */
const AnswerMark = ({ answer: { by, fingerprint, app, at }, people, now }: AnswerProps) => {
  const { name, isKnown } = nameByKey(people, { name: by, fingerprint })
  return (
    <StateMark
      mood={isKnown ? 'fine' : 'unknown'}
      words={REQUESTS.answered(
        name,
        app,
        shortDay(at, now),
        isKnown || fingerprint === '' ? '' : REQUESTS.byUnknownKey,
      )}
    />
  )
}
