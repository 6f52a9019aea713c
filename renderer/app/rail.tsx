import { useShallow } from 'zustand/react/shallow'
import { checkLine } from '../features/connections/words-check.ts'
import { run, check, isSigningIn } from './actions.ts'
import { exactly } from '../language/moments.ts'
import { grouped } from '../language/plural.ts'
import { type RailLine, railLineOf, railLines } from './routes.ts'
import { useVault } from '../bridge/use-parts.ts'
import { go, openPalette, takeUp, useStore } from './store.ts'
import { Boundary } from './boundary.tsx'
import { BrokenPart } from './broken.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { PracticeHead } from './practice-head.tsx'
import { PracticeSwitch } from './practice-switch.tsx'
import { StateMark } from '../kit/state-mark.tsx'
import { RailViews } from '../features/views/rail-views.tsx'
import { RAIL } from './words-rail.ts'

/** The left rail: seven places in a fixed order, find, and how old the last full check is. */
export const Rail = () => {
  const at = useStore(({ route }) => railLineOf(route))
  const isOpen = useVault(({ vault }) => vault.kind === 'open')
  const isLocked = useVault(({ vault }) => vault.kind === 'locked')
  const isSandbox = useVault(({ mode }) => mode === 'sandbox')
  const isMac = useVault(({ platform }) => platform === 'macos')
  const amounts = useRailAmounts()
  return (
    <nav className="rail" aria-label={RAIL.keyward} data-sandbox={isSandbox || undefined}>
      <PracticeHead />
      <button
        type="button"
        className="rail-find"
        disabled={isLocked}
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={() => openPalette(true)}
      >
        <Icon name="search" />
        <span className="rail-word">{RAIL.findOrDo}</span>
        <kbd aria-hidden="true">{isMac ? RAIL.findKeysMac : RAIL.findKeys}</kbd>
      </button>
      <ul className="rail-list">
        {railLines().map((item) => (
          <RailItem
            key={item.at}
            item={item}
            isCurrent={at === item.at && (isOpen || (item.worksClosed === true && !isLocked))}
            isDisabled={!isOpen && (isLocked || item.worksClosed !== true)}
            amount={isOpen ? (amounts[item.at] ?? 0) : 0}
          />
        ))}
      </ul>
      <div className="rail-practice">
        <PracticeSwitch />
      </div>
      <Boundary renderInstead={(retry) => <BrokenPart what={RAIL.lastCheckPart} onRetry={retry} />}>
        <RailFoot />
      </Boundary>
    </nav>
  )
}

/** The number at the end of each line, where it has one. */
const useRailAmounts = (): Readonly<Partial<Record<RailLine['at'], number>>> =>
  useStore(
    useShallow(({ snapshot, needs }) =>
      snapshot === null
        ? {}
        : Object.fromEntries(railLines().map(({ at, amount }) => [at, amount?.(snapshot, needs) ?? 0])),
    ),
  )

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
      <span className="rail-word">{item.name}</span>
      {amount === 0 ? null : <span className="rail-count">{grouped(amount)}</span>}
    </a>
    {item.at === 'connections' && !isDisabled ? <RailViews /> : null}
  </li>
)

const RailFoot = () => {
  const isOpen = useVault(({ vault }) => vault.kind === 'open')
  const who = useVault(({ me, user }) => me?.name ?? user)
  return (
    <div className="rail-foot">
      <AsideAttempts />
      {isOpen ? <LastCheck /> : <ClosedLine />}
      <p className="rail-line">
        <strong className="clip">{who}</strong>
      </p>
    </div>
  )
}

const ClosedLine = () => {
  const kind = useVault(({ vault }) => vault.kind)
  const words = kind === 'locked' ? RAIL.locked : RAIL.openingTheVault
  return (
    <p className="rail-line">
      {kind === 'closed' ? <StateMark mood="urgent" words={RAIL.vaultClosed} /> : words}
    </p>
  )
}

const LastCheck = () => {
  const words = useStore(({ snapshot, now }) => (snapshot === null ? '' : checkLine(snapshot, now)))
  const progress = useStore(({ work }) => work?.check ?? null)
  const lastFullCheck = useVault((vault) => vault.lastFullCheck)
  const isNone = useVault(({ connections }) => connections.length === 0)
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
  if (isNone) return <p className="rail-line">{RAIL.nothingToCheckYet}</p>
  return (
    <p className="rail-line">
      <span title={lastFullCheck === null ? undefined : exactly(lastFullCheck.at)}>{words}</span>
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
const AsideAttempts = () => {
  const apps = useVault((vault) => vault.apps)
  const aside = useStore((state) => state.aside)
  const attempts = useStore(({ work }) => work?.attempts)
  const put = attempts?.filter(({ id }) => aside.includes(id)) ?? []
  return put.map((one) => (
    <p key={one.id} className="rail-line">
      <span className="clip">
        {isSigningIn(one.step.kind) ? RAIL.signingIn : RAIL.signInOver}
        {apps.find(({ id }) => id === one.appId)?.name ?? RAIL.anApp}
      </span>
      <Button kind="link" onClick={() => takeUp(one.id)}>
        {RAIL.show}
      </Button>
    </p>
  ))
}
