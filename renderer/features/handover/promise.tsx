import type { ReactNode } from 'react'
import { hostOf, type ShareServer } from '../../../shared/handover/share-server.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { PROMISE } from './words-sending.ts'

type PromiseProps = {
  readonly isPassphrase: boolean
  /** Whether it goes by the practice's share server. */
  readonly isServer: boolean
  readonly server: ShareServer | null
  readonly onUse: () => void
}

/** What a sealed link or file can promise, and what nothing enforces, said in the same breath. */
export const HandoverPromise = ({ isPassphrase, isServer, server, onUse }: PromiseProps) => (
  <aside className="page-aside promise" aria-label={PROMISE.whatThisCanPromise}>
    <section>
      <h2>{PROMISE.whatThisCanPromise}</h2>
      <ul className="marks">
        <Line isYes>{isPassphrase ? PROMISE.onlyThePassphraseOpens : PROMISE.onlyThatColleaguesKeyward}</Line>
        <Line isYes>{PROMISE.yourSignatureIsInside}</Line>
        <Line isYes>{PROMISE.aSignedReceiptIf}</Line>
        {isServer ? <Line isYes>{PROMISE.onceOnly}</Line> : null}
      </ul>
    </section>
    <section>
      <h2>{PROMISE.whatNothingEnforces}</h2>
      <ul className="marks">
        {isServer ? (
          <Line>
            <b>{PROMISE.theServerItself}</b> {PROMISE.youRely}
          </Line>
        ) : (
          <>
            <Line>
              <b>{PROMISE.theTime}</b> {PROMISE.keywardRefusesTheLink}
            </Line>
            <Line>
              <b>{PROMISE.onceOnly2}</b> {PROMISE.aLinkCanBe}
            </Line>
          </>
        )}
        <Line>
          <b>{PROMISE.takingItBack}</b> {PROMISE.onceItIsOpened}
        </Line>
      </ul>
      {isServer || server === null ? null : (
        <p className="soft">
          {PROMISE.yourOwnShareServer(hostOf(server.address))}{' '}
          <Button kind="link" onClick={onUse}>
            {PROMISE.takeIt}
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
