import { useState } from 'react'
import { foldText, shownText } from '../../../shared/kernel/shown-text.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { PaperMenu } from '../../kit/paper-menu.tsx'
import { EVIDENCE_OF_ONE } from './words.ts'

/** So many names are proposed at once; more are found by typing. */
const PROPOSED = 50

/** A page for one app or one client, as it is known now: to print, or as PDF. */
export const EvidenceOfOne = () => {
  const { apps, connections } = useParts('apps', 'connections')
  const [appId, setAppId] = useState('')
  const [typed, setTyped] = useState('')
  const clients = namesOf(connections)
  const chosen = clients.find(({ name }) => name === typed)
  const proposed = clients.filter(({ name }) => foldText(name).includes(foldText(typed))).slice(0, PROPOSED)
  const app = apps.find(({ id }) => id === appId) ?? apps[0]
  if (app === undefined) return null
  return (
    <section className="part">
      <h2>{EVIDENCE_OF_ONE.title}</h2>
      <div className="stack">
        <p className="soft">{EVIDENCE_OF_ONE.means}</p>
        <div className="filter-line">
          <label className="choice-line">
            {EVIDENCE_OF_ONE.ofApp}
            <select className="field" value={app.id} onChange={(event) => setAppId(event.target.value)}>
              {apps.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <PaperMenu paper={{ of: 'evidenceOfApp', appId: app.id }} words={EVIDENCE_OF_ONE.printApp} />
        </div>
        {clients.length === 0 ? null : (
          <div className="filter-line">
            <label className="choice-line">
              {EVIDENCE_OF_ONE.ofClient}
              <input
                className="field"
                list="evidence-clients"
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
            <datalist id="evidence-clients">
              {proposed.map(({ tenantId, name }) => (
                <option key={tenantId} value={name}>
                  {name}
                </option>
              ))}
            </datalist>
            {chosen === undefined ? (
              <span className="age wrap" aria-live="polite">
                {EVIDENCE_OF_ONE.chooseClient(typed.trim() === '' ? clients.length : proposed.length)}
              </span>
            ) : (
              <PaperMenu
                paper={{ of: 'evidenceOfOrganisation', tenantId: chosen.tenantId }}
                words={EVIDENCE_OF_ONE.printClient}
              />
            )}
          </div>
        )}
      </div>
    </section>
  )
}

/** Each organisation once, by its name; two of one name are told apart by the end of Xero's id. */
const namesOf = (connections: readonly { readonly tenantId: string; readonly tenantName: string }[]) => {
  const byId = new Map(connections.map(({ tenantId, tenantName }) => [tenantId, shownText(tenantName)]))
  const often = Map.groupBy(byId, ([, name]) => name)
  return [...byId]
    .map(([tenantId, name]) => ({
      tenantId,
      name:
        (often.get(name)?.length ?? 0) > 1
          ? EVIDENCE_OF_ONE.namesake(name, shownText(tenantId.slice(-6)))
          : name,
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name))
}
