import type { ReactNode } from 'react'
import { hostOf, type ShareServer } from '../../../shared/handover/share-server.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'

type PromiseProps = {
  readonly isPassphrase: boolean
  /** Whether it goes by the practice's share server. */
  readonly isServer: boolean
  readonly server: ShareServer | null
  readonly onUse: () => void
}

/** What a sealed link or file can promise, and what nothing enforces, said in the same breath. */
export const HandoverPromise = ({ isPassphrase, isServer, server, onUse }: PromiseProps) => (
  <aside className="page-aside promise" aria-label="What this can promise">
    <section>
      <h2>What this can promise</h2>
      <ul className="marks">
        <Line isYes>
          {isPassphrase ? 'Only the passphrase opens it.' : 'Only that colleague’s Keyward opens it.'}
        </Line>
        <Line isYes>Your signature is inside. Any alteration is noticed on opening.</Line>
        <Line isYes>A signed receipt, if they open it with Keyward.</Line>
        {isServer ? <Line isYes>Once only, and for a time: by the server’s own word.</Line> : null}
      </ul>
    </section>
    <section>
      <h2>What nothing enforces</h2>
      <ul className="marks">
        {isServer ? (
          <Line>
            <b>The server itself.</b> You rely on it to give it out once. It cannot read it, or alter it
            unnoticed.
          </Line>
        ) : (
          <>
            <Line>
              <b>The time.</b> Keyward refuses the link after that. The age command does not.
            </Line>
            <Line>
              <b>Once only.</b> A link can be opened as often as it is passed on. One vault takes it once.
            </Line>
          </>
        )}
        <Line>
          <b>Taking it back.</b> Once it is opened, only rotating the secret helps.
        </Line>
      </ul>
      {isServer || server === null ? null : (
        <p className="soft">
          Your own share server, {hostOf(server.address)}, can enforce the first two.{' '}
          <Button kind="link" onClick={onUse}>
            Use it
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
