import { useEffect, useRef } from 'react'
import { isConnected } from '../../../shared/connections/impact.ts'
import { isMadeUpId } from '../../../shared/connections/connection.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark, statusIcon } from '../../kit/state-mark.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { check, connect, disconnect } from '../../app/actions.ts'
import { forget } from './forget.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { describeStatus } from './words-status.ts'
import { go, useStore } from '../../app/store.ts'
import { CheckHistory } from './check-history.tsx'
import { ConnectionFacts } from './connection-facts.tsx'
import { DisconnectConfirmation } from './disconnect-confirmation.tsx'
import { isTold, mayEndByOwnList } from '../../../shared/connections/own-list.ts'
import { isWithoutSignIn } from './own-list-actions.ts'
import { OrganisationLabel } from '../labels/organisation-label.tsx'
import { WaysOut } from './ways-out.tsx'
import { CONNECTION_PANE } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type ConnectionPaneProps = {
  readonly row: ConnectionRow
  readonly isAsking: boolean
  readonly onClose: () => void
}

/** One connection: what is so, how old that is, and what can be done. */
export const ConnectionPane = ({ row, isAsking, onClose }: ConnectionPaneProps) => {
  const snapshot = useParts('ownLists')
  const now = useStore((state) => state.now)
  const ending = useCall()
  const checking = useCall()
  const { failure } = ending
  const busy = ending.isBusy ? 'disconnect' : checking.isBusy ? 'check' : null
  const title = useRef<HTMLHeadingElement>(null)
  const { connection, status } = row
  const words = describeStatus(status, connection, now)
  const ask = (isAsked: boolean) =>
    go({ at: 'connections', key: connection.key, ask: isAsked ? 'disconnect' : null })
  useEffect(() => {
    if (document.querySelector('[role="alertdialog"]') === null) title.current?.focus({ preventScroll: true })
  }, [])

  const close = () => {
    onClose()
    requestAnimationFrame(() => document.getElementById('connection-grid')?.focus())
  }
  const isOver = isWithoutSignIn(row.signIn, now)
  const isByOwnList = isOver && mayEndByOwnList(connection, snapshot.ownLists)
  const end = async () => {
    ask(false)
    await ending.run(() => disconnect(connection.key, connection.tenantName, isByOwnList))
  }
  const checkNow = async () => {
    await checking.run(() => check([connection.key]))
  }
  return (
    <aside
      className="pane"
      aria-label={connection.tenantName}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <div className="pane-body">
        <div className="pane-head">
          <div className="wrap">
            <h2 className="pane-title" ref={title} tabIndex={-1}>
              {connection.tenantName}
            </h2>
            <p className="pane-sub">{CONNECTION_PANE.kindInApp(row.kind, row.appName)}</p>
          </div>
          <Button
            kind="quiet"
            size="icon"
            icon="close"
            aria-label={CONNECTION_PANE.closeThePane}
            onClick={close}
          />
        </div>
        <div>
          <p>
            <StateMark mood={status.mood} words={words.pane} icon={statusIcon(status)} isLoud />
          </p>
          <p className="soft">{words.means}</p>
          {failure === null || connection.state.kind === 'pending' ? null : (
            <p className="field-message" data-weight="refuse">
              {describeFailure(failure).what} {describeFailure(failure).next}
            </p>
          )}
        </div>
        {status.code === 'expiredStillConnected' ||
        status.code === 'noSignIn' ||
        status.code === 'madeElsewhere' ||
        status.code === 'onlyInOwnList' ||
        (status.code === 'ownConnection' && status.mood === 'attention') ||
        status.code === 'endNotProven' ? (
          <WaysOut
            row={row}
            onEndByOwnList={isByOwnList && !isMadeUpId(connection.connectionId) ? () => ask(true) : null}
          />
        ) : null}
        <ConnectionFacts row={row} now={now} />
        <OrganisationLabel connection={connection} />
        <CheckHistory
          connection={connection}
          signIn={row.signIn}
          isCustom={status.code === 'ownConnection'}
        />
      </div>
      <PaneFoot
        row={row}
        isOver={isOver}
        mayEnd={!isOver || isByOwnList}
        busy={busy}
        onCheck={() => void checkNow()}
        onAsk={() => ask(true)}
        onEnd={() => void end()}
      />
      {isAsking && isConnected(connection) ? (
        <DisconnectConfirmation
          row={row}

          isByOwnList={isByOwnList}
          onKeep={() => {
            ask(false)
            requestAnimationFrame(() => document.getElementById('disconnect-button')?.focus())
          }}
          onDisconnect={() => void end()}
        />
      ) : null}
    </aside>
  )
}

const cannotEnd = ({ status }: ConnectionRow): string =>
  status.code === 'ownConnection' ? CONNECTION_PANE.endAtXero : CONNECTION_PANE.signInFirst

type PaneFootProps = {
  readonly row: ConnectionRow
  /** No sign-in here can ask about it. */
  readonly isOver: boolean
  readonly mayEnd: boolean
  readonly busy: 'check' | 'disconnect' | null
  readonly onCheck: () => void
  readonly onAsk: () => void
  readonly onEnd: () => void
}

/** Left the harmless action, right the one that takes away. */
const PaneFoot = ({ row, isOver, mayEnd, busy, onCheck, onAsk, onEnd }: PaneFootProps) => {
  const { connection } = row
  const isNameless = isMadeUpId(connection.connectionId)
  if (connection.state.kind === 'disconnected' || connection.state.kind === 'gone')
    return (
      <footer className="pane-foot">
        {connection.state.kind === 'gone' ? (
          <Button onClick={onCheck}>
            {busy === 'check' ? CONNECTION_PANE.askingXero : CONNECTION_PANE.checkNow}
          </Button>
        ) : null}
        <span className="push" />
        <Button onClick={() => void forget(connection.key, connection.tenantName)}>
          {CONNECTION_PANE.takeOffTheList}
        </Button>
      </footer>
    )
  return (
    <footer className="pane-foot">
      {isOver && !isTold(connection) ? (
        <Button onClick={() => void connect(connection.appId)}>{CONNECTION_PANE.signInAgain}</Button>
      ) : (
        <Button onClick={busy === null ? onCheck : undefined} aria-disabled={busy !== null}>
          {busy === 'check' ? CONNECTION_PANE.askingXero : CONNECTION_PANE.checkNow}
        </Button>
      )}
      <span className="push" />
      {row.status.code === 'endNotProven' ? (
        <Button onClick={() => void forget(connection.key, connection.tenantName)}>
          {CONNECTION_PANE.takeOffTheList}
        </Button>
      ) : null}
      {busy === 'disconnect' ? <span className="age">{CONNECTION_PANE.disconnecting}</span> : null}
      {busy !== 'disconnect' && connection.state.kind === 'pending' ? (
        <Button onClick={onEnd}>{CONNECTION_PANE.tryAgain}</Button>
      ) : null}
      {busy !== 'disconnect' && connection.state.kind !== 'pending' ? (
        <Button
          id="disconnect-button"
          kind="danger-quiet"
          onClick={!mayEnd || isNameless ? undefined : onAsk}
          aria-disabled={!mayEnd || isNameless}
          title={isNameless ? CONNECTION_PANE.noIdHint : mayEnd ? undefined : cannotEnd(row)}
        >
          {CONNECTION_PANE.disconnect}
        </Button>
      ) : null}
    </footer>
  )
}
