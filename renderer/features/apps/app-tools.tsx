import type { ToolBehind } from '../../../shared/rotation/aftermath.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Settling } from '../rotation/aftermath-row.tsx'

type AppToolsProps = { readonly app: XeroApp; readonly snapshot: Snapshot }

/** Tools that the last rotations left with another secret than the one in use, and what became of each. */
export const AppTools = ({ app, snapshot }: AppToolsProps) => {
  const tools = snapshot.rotation.aftermath.filter(
    (one): one is ToolBehind =>
      one.kind === 'tool' && one.appId === app.id && one.settled?.how !== 'appRemoved',
  )
  if (tools.length === 0) return null
  return (
    <section className="part">
      <h2>Tools left behind</h2>
      <div>
        <p className="soft">
          When a rotation ended, these had another secret than the one in use, as far as anybody had said.
          Reveal or copy it above, and give it to them.
        </p>
        <ul className="tools-behind" aria-label="Tools left behind">
          {tools.toReversed().map((one) => (
            <li key={one.id}>
              <h3>
                {one.tool}
                {one.where === '' ? null : <span className="age wrap"> {one.where}</span>}
              </h3>
              <Settling one={one} deed="It has the secret in use" />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
