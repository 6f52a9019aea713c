import { shownText } from '../../../shared/kernel/shown-text.ts'
import type { PersonTrail } from '../../../shared/people/leaver.ts'
import { Age } from '../../kit/age.tsx'
import { LEAVER_VIEW } from './words.ts'

type TrailToolsProps = { readonly tools: PersonTrail['tools'] }

/** Programs that somebody has let read Xero, and those that stand on their sign-in; nothing where there are none. */
export const TrailTools = ({ tools }: TrailToolsProps) =>
  tools.length === 0 ? null : (
    <section className="part">
      <h2>{LEAVER_VIEW.tools}</h2>
      <div>
        <ul className="names" aria-label={LEAVER_VIEW.tools}>
          {tools.map(
            ({ name, app, isOnTheirSignIn, allowed, allowedAt, refused, refusedAt, uses, lastUsedAt }) => (
              <li key={`${app} ${name}`}>
                {shownText(name)} <span className="age">{shownText(app)}</span>
                {allowedAt === null ? null : (
                  <p className="age">
                    {LEAVER_VIEW.toolAllowed(allowed)} <Age at={allowedAt} />
                  </p>
                )}
                {refusedAt === null ? null : (
                  <p className="age">
                    {LEAVER_VIEW.toolRefused(refused)} <Age at={refusedAt} />
                  </p>
                )}
                {lastUsedAt === null ? null : (
                  <p className="age">
                    {LEAVER_VIEW.toolUsed(uses)} <Age at={lastUsedAt} />
                  </p>
                )}
                {isOnTheirSignIn ? <p className="age">{LEAVER_VIEW.toolOnTheirSignIn}</p> : null}
              </li>
            ),
          )}
        </ul>
        <p className="age wrap">{LEAVER_VIEW.toolsMeaning}</p>
      </div>
    </section>
  )
