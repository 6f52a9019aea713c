import { useId, useState } from 'react'
import { isConnected } from '../../../shared/connections/impact.ts'
import { go, useStore } from '../../app/store.ts'
import { useVault } from '../../bridge/use-parts.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { endableOf } from './selection-actions.ts'
import { clearSelection } from './selection.ts'
import { MANY } from './words-selection.ts'

/** From so many on, the number is typed: nobody ends forty by a slip of the hand. */
const TYPED_FROM = 5

/** What disconnecting all that is selected ends and leaves, name by name, and the question. */
export const ManyPane = ({ rows }: { readonly rows: readonly ConnectionRow[] }) => {
  const now = useStore((state) => state.now)
  const all = useStore((state) => state.rows)
  const lists = useVault((snapshot) => snapshot.ownLists)
  const consumers = useVault((snapshot) => snapshot.rotation.consumers)
  const id = useId()
  const [typed, setTyped] = useState('')
  const beginning = useCall()
  const { ends, byOwnList, left } = endableOf(rows, lists, now)
  const amount = ends.length
  const byApp = [...Map.groupBy(ends, ({ appName }) => appName)].map(
    ([name, of]) => [name, of.length] as const,
  )
  const apps = byApp.map(([name]) => name)
  const tools = [
    ...new Set(ends.flatMap(({ connection }) => consumers[connection.appId] ?? []).map(({ name }) => name)),
  ]
  const others = all.filter(({ connection }) => isConnected(connection)).length - amount
  const signIns = new Set(ends.flatMap(({ signIn }) => signIn?.id ?? [])).size
  const isTyped = amount < TYPED_FROM || typed.trim() === String(amount)
  const keep = () => {
    go({ at: 'connections', key: null, ask: null })
    requestAnimationFrame(() => document.getElementById('disconnect-selected')?.focus())
  }
  const begin = async () => {
    if (!isTyped) return document.getElementById(id)?.focus()
    const keys = ends.map(({ connection }) => connection.key)
    const begun = await beginning.run(() => call('beginDisconnects', { keys }))
    if (begun?.ok !== true) return
    clearSelection()
    go({ at: 'connections', key: null, ask: 'run' })
  }
  return (
    <aside className="pane" aria-label={MANY.pane(rows.length)}>
      <div className="pane-body">
        <div className="pane-head">
          <div className="wrap">
            <h2 className="pane-title">{MANY.pane(rows.length)}</h2>
            {amount === 0 ? null : <p className="pane-sub">{MANY.inApps(byApp)}</p>}
          </div>
          <Button kind="quiet" size="icon" icon="close" aria-label={MANY.closeThePane} onClick={keep} />
        </div>
        {amount === 0 ? <p className="soft">{MANY.nothing}</p> : null}
      </div>
      {amount === 0 ? null : (
        <Confirmation
          title={MANY.title(amount)}
          lead={
            <>
              {left.length === 0 ? null : (
                <div className="left-out">
                  <p>{MANY.leftOut(left.length)}</p>
                  <ul>
                    {left.map(({ row, why }) => (
                      <li key={row.connection.key}>
                        {MANY.leftLine(row.connection.tenantName, MANY.left[why])}
                      </li>
                    ))}
                  </ul>
                </div>
              )}
              <ul className="named" aria-label={MANY.names} tabIndex={0}>
                {ends.map(({ connection, appName }) => (
                  <li key={connection.key}>
                    {apps.length === 1 ? connection.tenantName : MANY.named(connection.tenantName, appName)}
                  </li>
                ))}
              </ul>
            </>
          }
          ends={[
            MANY.endsReading(apps),
            tools.length === 0 ? MANY.endsAnyTool : MANY.endsTools(tools),
            ...(byOwnList === 0 ? [] : [MANY.endsByOwnList(byOwnList)]),
          ]}
          stays={[
            ...(others <= 0 ? [] : [MANY.staysOthers(others)]),
            MANY.staysSignIns(signIns),
            MANY.staysBooks,
          ]}
          foot={MANY.foot(amount)}
          keep={MANY.keep}
          action={MANY.yes(amount)}
          isBusy={beginning.isBusy || !isTyped}
          {...(isTyped ? {} : { whyOff: MANY.typeFirst(amount) })}
          onKeep={keep}
          onAction={() => void begin()}
        >
          {amount < TYPED_FROM ? null : (
            <p className="typed-number">
              <label htmlFor={id}>{MANY.type(amount)}</label>
              <input
                id={id}
                className="field"
                inputMode="numeric"
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </p>
          )}
          {beginning.failure === null ? null : (
            <FieldMessage weight="refuse">
              {describeFailure(beginning.failure).what} {describeFailure(beginning.failure).next}
            </FieldMessage>
          )}
        </Confirmation>
      )}
    </aside>
  )
}
