import { useState } from 'react'
import { isConnected } from '../../../shared/connections/impact.ts'
import type { ToldOrganisation } from '../../../shared/guide/state.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { Tick } from '../../kit/tick.tsx'
import type { ConnectionRow } from '../connections/connection-list.ts'
import { run, check } from '../../app/actions.ts'
import { runUndoably } from '../../app/undoing.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { dayAndTime } from '../../language/moments.ts'
import { statusInRow } from '../connections/words-status.ts'
import { useStore } from '../../app/store.ts'
import { WHOLE_APP } from './words-journey.ts'

/** How many are listed at once; the rest follows when asked for. */
const PAGE = 100

type WholeAppProps = { readonly app: XeroApp; readonly told: readonly ToldOrganisation[] }

/** The whole app: every connection that breaks is listed and ticked, and afterwards Xero is asked what it still answers. */
export const WholeApp = ({ app, told }: WholeAppProps) => {
  const rows = useStore((state) => state.rows).filter(({ connection }) => connection.appId === app.id)
  const [shown, setShown] = useState(PAGE)
  const [isAsking, setAsking] = useState(false)
  const known = new Map(told.map((one) => [one.key, one]))
  const connected = rows.filter(({ connection }) => isConnected(connection))
  const left = connected.filter(({ connection }) => !known.has(connection.key))
  const tell = (keys: string[], isTold: boolean) =>
    runUndoably(
      WHOLE_APP.noteIt,
      'tellOrganisations',
      { appId: app.id, keys, isTold },
      WHOLE_APP.noted(keys.length, isTold),
    )
  const ask = async () => {
    setAsking(true)
    await check(rows.map(({ connection }) => connection.key))
    setAsking(false)
  }
  return (
    <section className="whole-app">
      <h3>{WHOLE_APP.title}</h3>
      <p className="soft">{WHOLE_APP.explanation(app.name, connected.length)}</p>
      <ul className="away-list">
        {rows.slice(0, shown).map((row) => (
          <Organisation
            key={row.connection.key}
            row={row}
            told={known.get(row.connection.key)}
            onTick={(isTold) => tell([row.connection.key], isTold)}
          />
        ))}
      </ul>
      <div className="buttons">
        {rows.length > shown ? (
          <Button kind="quiet" onClick={() => setShown(shown + PAGE)}>
            {WHOLE_APP.showMore(Math.min(PAGE, rows.length - shown))}
          </Button>
        ) : null}
        {left.length > 1 ? (
          <Button
            kind="quiet"
            onClick={() =>
              void tell(
                left.map(({ connection }) => connection.key),
                true,
              )
            }
          >
            {WHOLE_APP.allKnow(left.length)}
          </Button>
        ) : null}
      </div>
      <div className="buttons guide-actions">
        <Button
          icon="external"
          aria-disabled={left.length > 0 || undefined}
          title={left.length > 0 ? WHOLE_APP.notTickedCount(left.length) : undefined}
          onClick={
            left.length > 0
              ? undefined
              : () => void run(WHOLE_APP.openXero, 'openPlace', { place: 'developerPortal' })
          }
        >
          {WHOLE_APP.openTheDeveloperPortal}
        </Button>
        <Button aria-disabled={isAsking || undefined} onClick={isAsking ? undefined : () => void ask()}>
          {isAsking ? WHOLE_APP.askingXero : WHOLE_APP.askXero}
        </Button>
      </div>
      <p className="age wrap">
        {left.length === 0 ? WHOLE_APP.afterDeletion : WHOLE_APP.notTickedReason(left.length)}
      </p>
    </section>
  )
}

type OrganisationProps = {
  readonly row: ConnectionRow
  readonly told: ToldOrganisation | undefined
  readonly onTick: (isTold: boolean) => Promise<unknown>
}

const Organisation = ({ row: { connection, status }, told, onTick }: OrganisationProps) => {
  const now = useStore((state) => state.now)
  return (
    <li>
      <Tick
        isOn={told !== undefined || !isConnected(connection)}
        isDisabled={!isConnected(connection)}
        onChange={onTick}
      >
        {connection.tenantName}
      </Tick>
      {told === undefined ? null : (
        <span className="age">{WHOLE_APP.toldBy(told.by, dayAndTime(told.at, now))}</span>
      )}
      <span className="away-state">
        {connection.failure === null ? (
          <StateMark mood={status.mood} words={statusInRow(status, now)} />
        ) : (
          <StateMark mood="unknown" words={describeFailure(connection.failure).what} />
        )}
      </span>
    </li>
  )
}
