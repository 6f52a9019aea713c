import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import { ageOf } from '../../language/ages.ts'
import { StateMark } from '../../kit/state-mark.tsx'
import { listOf } from '../../language/plural.ts'
import { mayWrite, scopeAdvice, scopeLines } from './scope-words.ts'
import { useStore } from '../../app/store.ts'

/** What the app asks for, in words, with what to know about each; and what Xero granted at the last sign-in. */
export const AppScopes = ({ app, snapshot }: { readonly app: XeroApp; readonly snapshot: Snapshot }) => (
  <section className="part">
    <h2>May read</h2>
    <div>
      <table className="table table-flush" aria-label="Scopes">
        <thead className="hidden-text">
          <tr>
            <th scope="col">What</th>
            <th scope="col">Scope</th>
            <th scope="col">To know</th>
          </tr>
        </thead>
        <colgroup>
          <col />
          <col className="col-scope" />
          <col className="col-note" />
        </colgroup>
        <tbody>
          {scopeLines(app.scopes).map(({ words, ids }) => {
            const advice = ids.map(scopeAdvice).find((one) => one !== null) ?? null
            return (
              <tr key={words + ids.join(' ')}>
                <td title={words}>{words}</td>
                <td className="mono" title={ids.join(' ')}>
                  {ids.join(' ')}
                </td>
                <td>{advice === null ? null : <StateMark mood={advice.mood} words={advice.words} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Granted app={app} snapshot={snapshot} />
    </div>
  </section>
)

const Granted = ({ app, snapshot }: { readonly app: XeroApp; readonly snapshot: Snapshot }) => {
  const now = useStore((state) => state.now)
  const rights = mayWrite(app.scopes) ? '' : ' It may change nothing.'
  const latest = snapshot.signIns
    .filter(({ appId }) => appId === app.id)
    .toSorted((a, b) => b.signedInAt - a.signedInAt)[0]
  if (latest === undefined) return <p className="faint">Nobody has signed in with it yet.{rights}</p>
  const { missing, extra } = compareScopes(app.scopes, latest.grantedScopes)
  const when = `${latest.name} signed in ${ageOf(latest.signedInAt, now)}`
  if (missing.length === 0 && extra.length === 0)
    return (
      <p className="faint">
        Granted as asked for when {when}.{rights}
      </p>
    )
  return (
    <p className="soft">
      {missing.length === 0 ? '' : `Not granted when ${when}: ${listOf(missing, 4)}. `}
      {extra.length === 0
        ? ''
        : `Granted besides when ${when}: ${listOf(extra, 4)}. Scopes only add up at Xero; to reduce them, disconnect and connect again. `}
    </p>
  )
}
