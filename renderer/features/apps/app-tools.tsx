import type { ToolBehind } from '../../../shared/rotation/aftermath.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Settling } from '../rotation/aftermath-row.tsx'
import { APP_TOOLS } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type AppToolsProps = { readonly app: XeroApp }

/** Tools that the last rotations left with another secret than the one in use, and what became of each. */
export const AppTools = ({ app }: AppToolsProps) => {
  const snapshot = useParts('rotation')
  const tools = snapshot.rotation.aftermath.filter(
    (one): one is ToolBehind =>
      one.kind === 'tool' && one.appId === app.id && one.settled?.how !== 'appRemoved',
  )
  if (tools.length === 0) return null
  return (
    <section className="part">
      <h2>{APP_TOOLS.toolsLeftBehind}</h2>
      <div>
        <p className="soft">{APP_TOOLS.explanation}</p>
        <ul className="tools-behind" aria-label={APP_TOOLS.toolsLeftBehind}>
          {tools.toReversed().map((one) => (
            <li key={one.id}>
              <h3>
                {one.tool}
                {one.where === '' ? null : <span className="age wrap"> {one.where}</span>}
              </h3>
              <Settling one={one} action={APP_TOOLS.hasSecret} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
