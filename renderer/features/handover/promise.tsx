import type { ReactNode } from 'react'
import { hostOf, type ShareServer } from '../../../shared/handover/share-server.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { PROMISE } from './words-sending.ts'

type PromiseProps = {
  readonly isPassphrase: boolean
  readonly withSecret: boolean
  /** Whether it goes by the practice's share server. */
  readonly isServer: boolean
  readonly server: ShareServer | null
  readonly onUse: () => void
}

/** What a sealed link or file can promise, and what nothing enforces, said in the same breath. */
export const HandoverPromise = ({ isPassphrase, withSecret, isServer, server, onUse }: PromiseProps) => (
  <aside className="page-aside promise" aria-label={PROMISE.kept}>
    <section>
      <h2>{PROMISE.kept}</h2>
      <ul className="marks">
        <Line isYes>{isPassphrase ? PROMISE.onlyPassphrase : PROMISE.onlyColleague}</Line>
        <Line isYes>{PROMISE.signed}</Line>
        <Line isYes>{PROMISE.receipt}</Line>
        {isServer ? <Line isYes>{PROMISE.onceByServer}</Line> : null}
      </ul>
    </section>
    <section>
      <h2>{PROMISE.notKept}</h2>
      <ul className="marks">
        {isServer ? (
          <Line>
            <b>{PROMISE.serverTitle}</b> {PROMISE.serverMeans}
          </Line>
        ) : (
          <>
            <Line>
              <b>{PROMISE.timeTitle}</b> {PROMISE.timeMeans}
            </Line>
            <Line>
              <b>{PROMISE.onceTitle}</b> {PROMISE.onceMeans}
            </Line>
          </>
        )}
        <Line>
          <b>{PROMISE.takingBackTitle}</b> {withSecret ? PROMISE.takingBackMeans : PROMISE.takingBackAlone}
        </Line>
      </ul>
      {isServer || server === null ? null : (
        <p className="soft">
          {PROMISE.ownServer(hostOf(server.address))}{' '}
          <Button kind="link" onClick={onUse}>
            {PROMISE.takeServer}
          </Button>
        </p>
      )}
    </section>
  </aside>
)

const Line = ({ isYes, children }: { readonly isYes?: boolean; readonly children: ReactNode }) => (
  <li data-yes={isYes}>
    <Icon name={isYes === true ? 'tick' : 'attention'} />
    <span>{children}</span>
  </li>
)
