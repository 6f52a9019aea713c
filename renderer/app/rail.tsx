import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { checkLine } from '../features/connections/words-check.ts'
import { run, check, isSigningIn } from './actions.ts'
import { exactly } from '../language/moments.ts'
import { grouped } from '../language/plural.ts'
import { type RailLine, railLineOf, railLines } from './routes.ts'
import { go, openPalette, takeUp, useStore } from './store.ts'
import { Boundary } from './boundary.tsx'
import { BrokenPart } from './broken.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { PracticeSwitch } from './practice-switch.tsx'
import { StateMark } from '../kit/state-mark.tsx'
import { RAIL } from './words-rail.ts'

/** The left rail: seven places in a fixed order, find, and how old the last full check is. */
export const Rail = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const at = useStore(({ route }) => railLineOf(route))
  const needs = useStore((state) => state.needs)
  const isOpen = snapshot.vault.kind === 'open'
  return (
    <nav className="rail" aria-label={RAIL.keyward} data-sandbox={snapshot.mode === 'sandbox' || undefined}>
      <VaultName snapshot={snapshot} />
      <button
        type="button"
        className="rail-find"
        aria-keyshortcuts={snapshot.platform === 'macos' ? 'Meta+K' : 'Control+K'}
        onClick={() => openPalette(true)}
      >
        <Icon name="search" />
        {RAIL.findOrDo}
        <kbd aria-hidden="true">{snapshot.platform === 'macos' ? RAIL.findKeysMac : RAIL.findKeys}</kbd>
      </button>
      <ul className="rail-list">
        {railLines().map((item) => (
          <RailItem
            key={item.at}
            item={item}
            isCurrent={at === item.at && (isOpen || item.worksClosed === true)}
            isDisabled={!isOpen && item.worksClosed !== true}
            amount={isOpen ? (item.amount?.(snapshot, needs) ?? 0) : 0}
          />
        ))}
      </ul>
      <div className="rail-practice">
        <PracticeSwitch snapshot={snapshot} />
      </div>
      <Boundary renderInstead={(retry) => <BrokenPart what={RAIL.lastCheckPart} onRetry={retry} />}>
        <RailFoot snapshot={snapshot} />
      </Boundary>
    </nav>
  )
}

const VaultName = ({ snapshot: { mode, apps, vault } }: { readonly snapshot: Snapshot }) => {
  const isSandbox = mode === 'sandbox'
  const isNew = apps.length === 0 && vault.kind === 'open'
  const name = isNew ? RAIL.newVault : RAIL.keyward
  const place = isNew ? RAIL.onThisComputer : RAIL.practiceVault
  return (
    <div className="vault">
      <span className="vault-mark" data-sandbox={isSandbox || undefined}>
        <Icon name={isSandbox ? 'sandbox' : 'mark'} />
      </span>
      <span>
        <span className="vault-name">{isSandbox ? RAIL.madeUpPractice : name}</span>
        <span className="vault-place">{isSandbox ? RAIL.sandbox : place}</span>
      </span>
    </div>
  )
}

type RailItemProps = {
  readonly item: RailLine
  readonly isCurrent: boolean
  readonly isDisabled: boolean
  readonly amount: number
}

const RailItem = ({ item, isCurrent, isDisabled, amount }: RailItemProps) => (
  <li>
    <a
      className="rail-item"
      href={`#${item.at}`}
      aria-current={isCurrent ? 'page' : undefined}
      aria-disabled={isDisabled || undefined}
      onClick={(event) => {
        event.preventDefault()
        go(item.route)
      }}
    >
      <Icon name={item.icon} />
      {item.name}
      {amount === 0 ? null : <span className="rail-count">{grouped(amount)}</span>}
    </a>
  </li>
)

const RailFoot = ({ snapshot }: { readonly snapshot: Snapshot }) => (
  <div className="rail-foot">
    <AsideAttempts snapshot={snapshot} />
    {snapshot.vault.kind === 'open' ? <LastCheck snapshot={snapshot} /> : <ClosedLine snapshot={snapshot} />}
    <p className="rail-line">
      <strong className="clip">{snapshot.me?.name ?? snapshot.user}</strong>
    </p>
  </div>
)

const ClosedLine = ({ snapshot: { vault } }: { readonly snapshot: Snapshot }) => (
  <p className="rail-line">
    {vault.kind === 'closed' ? <StateMark mood="urgent" words={RAIL.vaultClosed} /> : RAIL.openingTheVault}
  </p>
)

const LastCheck = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const now = useStore((state) => state.now)
  const progress = useStore(({ work }) => work?.check ?? null)
  const { lastFullCheck, connections } = snapshot
  if (progress !== null)
    return (
      <p className="rail-line">
        {RAIL.checkProgress(progress.finished, progress.total)}
        <Button
          kind="quiet"
          size="icon"
          icon="close"
          aria-label={RAIL.cancelTheCheck}
          onClick={() => void run(RAIL.cancelTheCheck, 'cancelCheck', {})}
        />
      </p>
    )
  if (connections.length === 0) return <p className="rail-line">{RAIL.nothingToCheckYet}</p>
  return (
    <p className="rail-line">
      <span title={lastFullCheck === null ? undefined : exactly(lastFullCheck.at)}>
        {checkLine(snapshot, now)}
      </span>
      <Button
        kind="quiet"
        size="icon"
        icon="refresh"
        aria-label={RAIL.checkEverythingNow}
        onClick={() => void check(null)}
      />
    </p>
  )
}

/** Sign-ins whose sheet was put aside: they go on, and are one press away. */
const AsideAttempts = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const aside = useStore((state) => state.aside)
  const attempts = useStore(({ work }) => work?.attempts)
  const put = attempts?.filter(({ id }) => aside.includes(id)) ?? []
  return put.map((one) => (
    <p key={one.id} className="rail-line">
      <span className="clip">
        {isSigningIn(one.step.kind) ? RAIL.signingIn : RAIL.signInOver}
        {snapshot.apps.find(({ id }) => id === one.appId)?.name ?? RAIL.anApp}
      </span>
      <Button kind="link" onClick={() => takeUp(one.id)}>
        {RAIL.show}
      </Button>
    </p>
  ))
}
