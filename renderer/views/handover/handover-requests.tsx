import { useState } from 'react'
import type { Snapshot } from '../../../shared/snapshot.ts'
import { Button } from '../../components/button.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { attempt } from '../../deeds.ts'
import { shortDay } from '../../moments.ts'
import { useStore } from '../../store.ts'
import { RequestLink } from './request-link.tsx'

/** What was asked for from here, and whether it came. */
export const HandoverRequests = ({ snapshot: { handovers, me } }: { readonly snapshot: Snapshot }) => {
  const now = useStore((state) => state.now)
  const [shown, setShown] = useState<{ id: string; asks: string; link: string } | null>(null)
  if (handovers.asked.length === 0) return null
  const show = async (requestId: string, asks: string) => {
    const result = await attempt('Show the request', 'showRequest', { requestId })
    if (result.ok) setShown({ id: requestId, asks, link: result.value.link })
  }
  return (
    <section className="handover-block" aria-labelledby="asked-for-head">
      <h2 id="asked-for-head">Asked for</h2>
      <table className="table wide-table">
        <thead>
          <tr>
            <th scope="col" className="col-what">
              What
            </th>
            <th scope="col">Where it stands</th>
            <th scope="col" className="col-day">
              Asked
            </th>
            <th scope="col" className="col-act">
              <span className="hidden-text">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {handovers.asked.toReversed().map(({ id, asks, at, answered }) => (
            <tr key={id}>
              <td>{asks}</td>
              <td>
                {answered === null ? (
                  <StateMark mood="unknown" words="No answer yet" />
                ) : (
                  <StateMark
                    mood="fine"
                    words={`${answered.by} handed ${answered.app} over on ${shortDay(answered.at, now)}`}
                  />
                )}
              </td>
              <td>{shortDay(at, now)}</td>
              <td>
                <div className="buttons">
                  {answered === null ? (
                    <Button
                      kind="link"
                      aria-label={`Show the link for ${asks}`}
                      onClick={() => void show(id, asks)}
                    >
                      Show the link
                    </Button>
                  ) : null}
                  <Button
                    kind="link"
                    aria-label={`Take ${asks} off the list`}
                    onClick={() => void attempt('Take off', 'forgetRequest', { requestId: id })}
                  >
                    Take off
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
