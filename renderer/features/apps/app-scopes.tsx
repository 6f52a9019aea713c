import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import { ageOf } from '../../language/ages.ts'
import { StateMark } from '../../kit/state-mark.tsx'
import { mayWrite, scopeAdvice, scopeLines } from './words-scopes.ts'
import { useStore } from '../../app/store.ts'
import { APP_SCOPES } from './words-form.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** What the app asks for, in words, with what to know about each; and what Xero granted at the last sign-in. */
export const AppScopes = ({ app }: { readonly app: XeroApp }) => (
  <section className="part">
    <h2>{APP_SCOPES.mayRead}</h2>
    <div>
      <table className="table table-flush" aria-label={APP_SCOPES.scopes}>
        <thead className="hidden-text">
          <tr>
            <th scope="col">{APP_SCOPES.what}</th>
            <th scope="col">{APP_SCOPES.scope}</th>
            <th scope="col">{APP_SCOPES.advice}</th>
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
      <Granted app={app} />
    </div>
  </section>
)

const Granted = ({ app }: { readonly app: XeroApp }) => {
  const snapshot = useParts('signIns')
  const now = useStore((state) => state.now)
  const rights = mayWrite(app.scopes) ? '' : APP_SCOPES.readOnlyEnd
  if (!hasSignIns(app.kind)) return <p className="faint">{APP_SCOPES.askedAlone(rights)}</p>
  const latest = snapshot.signIns
    .filter(({ appId }) => appId === app.id)
    .toSorted((a, b) => b.signedInAt - a.signedInAt)[0]
  if (latest === undefined) return <p className="faint">{APP_SCOPES.noSignInYet(rights)}</p>
  const { missing, extra } = compareScopes(app.scopes, latest.grantedScopes)
  const when = APP_SCOPES.signedInWhen(latest.name, ageOf(latest.signedInAt, now))
  if (missing.length === 0 && extra.length === 0)
    return <p className="faint">{APP_SCOPES.asAsked(when, rights)}</p>
  return (
    <p className="soft">
      {missing.length === 0 ? '' : APP_SCOPES.notGranted(when, missing)}
      {extra.length === 0 ? '' : APP_SCOPES.grantedAsWell(when, extra)}
    </p>
  )
}
