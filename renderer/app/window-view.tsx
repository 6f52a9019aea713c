import { useEffect } from 'react'
import { IncomingNotice } from './incoming-notice.tsx'
import { Boundary } from './boundary.tsx'
import { BrokenPart, BrokenView } from './broken.tsx'
import { Floats } from './floats.tsx'
import { Dropped } from './dropped.tsx'
import { PlainRail } from './plain-rail.tsx'
import { ClockNote } from './clock-note.tsx'
import { Rail } from './rail.tsx'
import { SandboxBanner } from './sandbox-banner.tsx'
import { useParts, useVault } from '../bridge/use-parts.ts'
import { NoticeBar } from '../kit/notice-bar.tsx'
import { Visitor } from './visitor.tsx'
import { comeBack, forgetTrouble, useStore } from './store.ts'
import type { Route } from './route.ts'
import { viewOf, worksClosed } from './routes.ts'
import { BrokenWindow } from './broken-window.tsx'
import { ClosedView } from './closed-view.tsx'
import { LockedView } from '../features/lock/locked-view.tsx'
import { OpeningView } from './opening-view.tsx'
import { isHeld } from '../../shared/move/move.ts'
import { MoveNote } from '../features/move/move-note.tsx'
import { ReadOnlyNote } from './read-only-note.tsx'
import { WINDOW_VIEW } from './words.ts'

/** The whole window, which is never blank: whatever cannot be drawn says so in its own place. */
export const WindowView = () => (
  <Boundary renderInstead={(retry) => <BrokenWindow onRetry={retry} />}>
    <OpenWindow />
  </Boundary>
)

/** Banner, rail, one view, and what floats over them. */
const OpenWindow = () => {
  const theme = useStore(({ snapshot }) => snapshot?.preferences.theme)
  const isOpened = useStore(({ snapshot }) => snapshot !== null)
  useEffect(() => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme
    else delete document.documentElement.dataset['theme']
  }, [theme])
  return isOpened ? <DrawnWindow /> : <OpeningView />
}

/** Each part takes from the vault what it shows, so that none is drawn anew for another's sake. */
const DrawnWindow = () => {
  const mode = useVault((vault) => vault.mode)
  const kind = useVault(({ vault }) => vault.kind)
  const route = useStore((state) => state.route)
  return (
    <>
      <div className="window">
        {mode === 'sandbox' ? (
          <Boundary renderInstead={() => <PlainBanner />}>
            <SandboxBanner />
          </Boundary>
        ) : null}
        <Boundary renderInstead={(retry) => <PlainRail onRetry={retry} />}>
          <Rail />
        </Boundary>
        <main className="view">
          <Strips isOpen={kind === 'open'} />
          <Boundary
            resetOn={`${kind} ${JSON.stringify(route)}`}
            renderInstead={(retry) => <BrokenView onRetry={retry} />}
          >
            <View route={route} />
          </Boundary>
        </main>
      </div>
      {kind === 'locked' ? null : (
        <>
          <Floats />
          <Visitor />
          <Dropped />
        </>
      )}
      <Announcer />
    </>
  )
}

const PlainBanner = () => (
  <section className="banner" aria-label={WINDOW_VIEW.bannerLabel}>
    <b>{WINDOW_VIEW.bannerTitle}</b> {WINDOW_VIEW.bannerExplanation}
  </section>
)

/** What stands above the view: a failure or notice, and that the vault is open for reading only. */
const Strips = ({ isOpen }: { readonly isOpen: boolean }) => {
  const clock = useVault((vault) => vault.clock.state)
  const told = useStore(({ trouble, work }) => `${trouble?.doing ?? ''} ${work?.notices.at(-1)?.id ?? ''}`)
  return (
    <>
      <Boundary
        resetOn={told}
        renderInstead={(retry) => (
          <BrokenPart
            what={WINDOW_VIEW.notice}
            onRetry={() => {
              forgetTrouble()
              retry()
            }}
          />
        )}
      >
        <NoticeBar />
      </Boundary>

      {isOpen ? (
        <Boundary renderInstead={(retry) => <BrokenPart what={WINDOW_VIEW.arrivedNotice} onRetry={retry} />}>
          <IncomingNotice />
        </Boundary>
      ) : null}
      <Boundary renderInstead={(retry) => <BrokenPart what={WINDOW_VIEW.vaultNotice} onRetry={retry} />}>
        <ReadOnlyNote />
        <MoveNote />
      </Boundary>
      {isOpen ? (
        <Boundary renderInstead={(retry) => <BrokenPart what={WINDOW_VIEW.clockNotice} onRetry={retry} />}>
          <ClockNote state={clock} />
        </Boundary>
      ) : null}
    </>
  )
}

const Announcer = () => {
  const said = useStore((state) => state.announced)
  return (
    <p className="hidden-text" role="status" aria-live="polite" data-live-announcer="true">
      {said.text}
    </p>
  )
}

const View = ({ route: wanted }: { readonly route: Route }) => {
  const { vault, move } = useParts('vault', 'move')
  // of a vault that is held, or has gone, there is nothing to do but that
  const route: Route = wanted.at === 'overview' && isHeld(move) ? { at: 'move' } : wanted
  useEffect(() => {
    if (vault.kind === 'open') comeBack()
  }, [vault.kind])
  if (vault.kind === 'locked' && route.at !== 'restore') return <LockedView />
  if (!worksClosed(route) && vault.kind === 'closed') return <ClosedView key={vault.why} vault={vault} />
  if (!worksClosed(route) && vault.kind === 'opening') return <p className="opening">{WINDOW_VIEW.opening}</p>
  const { Shown, beginning } = viewOf(route)
  return <Shown key={beginning} route={route} />
}
