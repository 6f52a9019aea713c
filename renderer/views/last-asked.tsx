import type { Connection } from '../../shared/connection.ts'
import { Age } from '../components/age.tsx'
import { describeFailure } from '../messages.ts'

/** When Xero, and the organisation itself, were last asked, and what they said. */
export const LastAsked = ({ connection }: { readonly connection: Connection }) => {
  const { answered, failure } = connection
  return (
    <section>
      <h3>Last asked</h3>
      <ul className="history">
        <li>
          <span className="age">
            <Age at={connection.triedAt} isCapital />
          </span>
          <span>{failure === null ? 'Xero lists it' : describeFailure(failure).what}</span>
        </li>
        {answered === null ? null : (
          <li>
            <span className="age">
              <Age at={answered.at} isCapital />
            </span>
            <span>
              {answered.failure === null
                ? `It answered in ${(answered.tookMs / 1_000).toFixed(1)} s`
                : describeFailure(answered.failure).what}
            </span>
          </li>
        )}
      </ul>
    </section>
  )
}
