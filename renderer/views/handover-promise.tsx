import type { ReactNode } from 'react'
import { Icon } from '../components/icon.tsx'

/** What a sealed link or file can promise, and what nothing enforces, said in the same breath. */
export const HandoverPromise = ({ isPassphrase }: { readonly isPassphrase: boolean }) => (
  <aside className="page-aside promise" aria-label="What this can promise">
    <section>
      <h2>What this can promise</h2>
      <ul className="marks">
        <Line isYes>
          {isPassphrase ? 'Only the passphrase opens it.' : 'Only that colleague’s Keyward opens it.'}
        </Line>
        <Line isYes>Your signature is inside. Any alteration is noticed on opening.</Line>
        <Line isYes>A signed receipt, if they open it with Keyward.</Line>
      </ul>
    </section>
    <section>
      <h2>What nothing enforces</h2>
      <ul className="marks">
        <Line>
          <b>The time.</b> Keyward refuses the link after that. The age command does not.
        </Line>
        <Line>
          <b>Once only.</b> A link can be opened as often as it is passed on. One vault takes it once.
        </Line>
        <Line>
          <b>Taking it back.</b> Once it is opened, only rotating the secret helps.
        </Line>
      </ul>
    </section>
  </aside>
)

const Line = ({ isYes, children }: { readonly isYes?: boolean; readonly children: ReactNode }) => (
  <li data-yes={isYes}>
    <Icon name={isYes === true ? 'tick' : 'attention'} />
    <span>{children}</span>
  </li>
)
