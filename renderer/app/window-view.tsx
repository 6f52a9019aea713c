import { useEffect } from 'react'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { ArrivedNotice } from './arrived-notice.tsx'
import { Boundary } from './boundary.tsx'
import { BrokenFloat, BrokenPart, BrokenView } from './broken.tsx'
import { FloatingMenu } from '../kit/menu.tsx'
import { Dropped } from './dropped.tsx'
import { PlainRail } from './plain-rail.tsx'
import { ClockNote } from './clock-note.tsx'
import { Rail } from './rail.tsx'
import { SandboxBanner } from './sandbox-banner.tsx'
import { Toasts } from '../kit/toasts.tsx'
import { Told } from '../kit/told.tsx'
import { Visitor } from './visitor.tsx'
import { cancelSignIns } from './deeds.ts'
import {
  chooseApp,
  closeMenu,
  forgetToast,
  forgetTrouble,
  openPalette,
  stay,
  type Place,
  useStore,
} from './store.ts'
import { ActivityView } from '../features/activity/activity-view.tsx'
import { AppFormView } from '../features/apps/app-form.tsx'
import { AppsView } from '../features/apps/apps-view.tsx'
import { BrokenWindow } from './broken-window.tsx'
import { ChooseApp } from '../features/sign-in/choose-app.tsx'
import { ClosedView } from './closed-view.tsx'
import { ConnectionsView } from '../features/connections/connections-view.tsx'
import { HandoversView } from '../features/handover/handovers-view.tsx'
import { ImportView } from '../features/import/import-view.tsx'
import { LeaveQuestion } from './leave-question.tsx'
import { OpeningView } from './opening-view.tsx'
import { OverviewView } from '../features/needs/overview-view.tsx'
import { Palette } from './palette.tsx'
import { ReadOnlyNote } from './read-only-note.tsx'
import { GuideView } from '../features/guide/guide-view.tsx'
import { LeakView } from '../features/rotation/leak-view.tsx'
import { RotationView } from '../features/rotation/rotation-view.tsx'
import { SettingsView } from '../features/settings/settings-view.tsx'
import { TrayQuestion } from './tray-question.tsx'
import { SignInSheets } from '../features/sign-in/sign-in-sheet.tsx'

/** The whole window, which is never blank: whatever cannot be drawn says so in its own place. */
export const WindowView = () => (
  <Boundary renderInstead={(retry) => <BrokenWindow onRetry={retry} />}>
    <OpenWindow />
  </Boundary>
)

/** Banner, rail, one view, and what floats over them. */
const OpenWindow = () => {
  const snapshot = useStore((state) => state.snapshot)
  const place = useStore((state) => state.place)
  const theme = snapshot?.preferences.theme
  useEffect(() => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme
    else delete document.documentElement.dataset['theme']
  }, [theme])
  if (snapshot === null) return <OpeningView />
  return (
    <>
      <div className="window">
        {snapshot.mode === 'sandbox' ? (
          <Boundary renderInstead={() => <PlainBanner />}>
            <SandboxBanner snapshot={snapshot} />
          </Boundary>
        ) : null}
        <Boundary renderInstead={(retry) => <PlainRail onRetry={retry} />}>
          <Rail snapshot={snapshot} />
        </Boundary>
        <main className="view">
          <Strips snapshot={snapshot} />
          <Boundary
            resetOn={`${snapshot.vault.kind} ${JSON.stringify(place)}`}
            renderInstead={(retry) => <BrokenView onRetry={retry} />}
          >
            <View snapshot={snapshot} place={place} />
          </Boundary>
        </main>
      </div>
      <Floats snapshot={snapshot} />
      <Visitor />
      <Dropped />
      <Announcer />
    </>
  )
}

const PlainBanner = () => (
  <section className="banner" aria-label="Sandbox">
    <b>Sandbox.</b> A made-up practice on this computer.
  </section>
)

/** What stands above the view: a failure or notice, and that the vault is open for reading only. */
const Strips = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const told = useStore(({ trouble, work }) => `${trouble?.doing ?? ''} ${work?.notices.at(-1)?.id ?? ''}`)
  return (
    <>
      <Boundary
        resetOn={told}
        renderInstead={(retry) => (
          <BrokenPart
            what="A notice"
            onRetry={() => {
              forgetTrouble()
              retry()
            }}
          />
        )}
      >
        <Told />
      </Boundary>

      {snapshot.vault.kind === 'open' ? (
        <Boundary renderInstead={(retry) => <BrokenPart what="A link that arrived" onRetry={retry} />}>
          <ArrivedNotice />
        </Boundary>
      ) : null}
      <Boundary renderInstead={(retry) => <BrokenPart what="A notice about this vault" onRetry={retry} />}>
        <ReadOnlyNote snapshot={snapshot} />
      </Boundary>
      {snapshot.vault.kind === 'open' ? (
        <Boundary renderInstead={(retry) => <BrokenPart what="A notice about the clock" onRetry={retry} />}>
          <ClockNote state={snapshot.clock.state} />
        </Boundary>
      ) : null}
    </>
  )
}

/** What floats over the window; each apart, so that a search that fails hides no sign-in. */
const Floats = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const steps = useStore(({ work }) => work?.attempts.map(({ id, step }) => `${id} ${step.kind}`).join())
  const isChoosing = useStore((state) => state.isChoosingApp)
  const isPaletteOpen = useStore((state) => state.isPaletteOpen)
  const toast = useStore((state) => state.toast?.id)
  const menu = useStore((state) => state.menu?.label)
  return (
    <>
      <Boundary
        resetOn={steps ?? ''}
        renderInstead={(retry) => (
          <BrokenFloat
            what="A sign-in under way"
            deed="Cancel it"
            onRetry={retry}
            onDeed={() => void cancelSignIns()}
          />
        )}
      >
        <SignInSheets snapshot={snapshot} />
      </Boundary>
      <Boundary
        resetOn={isChoosing}
        renderInstead={(retry) =>
          isChoosing ? (
            <BrokenFloat
              what="The choice of an app"
              deed="Close"
              onRetry={retry}
              onDeed={() => chooseApp(false)}
            />
          ) : null
        }
      >
        <ChooseApp snapshot={snapshot} />
      </Boundary>
      <Boundary
        resetOn={menu ?? ''}
        renderInstead={(retry) => (
          <BrokenFloat what="A menu" deed="Close" onRetry={retry} onDeed={closeMenu} />
        )}
      >
        <FloatingMenu />
      </Boundary>
      <Boundary
        resetOn={isPaletteOpen}
        renderInstead={(retry) =>
          isPaletteOpen ? (
            <BrokenFloat what="The search" deed="Close" onRetry={retry} onDeed={() => openPalette(false)} />
          ) : null
        }
      >
        <Palette snapshot={snapshot} />
      </Boundary>
      <Boundary
        resetOn={toast ?? 0}
        renderInstead={(retry) => (
          <BrokenFloat what="A message" deed="Put it away" onRetry={retry} onDeed={forgetToast} />
        )}
      >
        <Toasts />
      </Boundary>
      <Boundary
        renderInstead={(retry) => (
          <BrokenFloat
            what="A question"
            deed="Stay here"
            onRetry={retry}
            onDeed={() => {
              stay()
              retry()
            }}
          />
        )}
      >
        <LeaveQuestion />
        <TrayQuestion />
      </Boundary>
    </>
  )
}

const Announcer = () => {
  const said = useStore((state) => state.said)
  return (
    <p className="hidden-text" role="status" aria-live="polite" data-live-announcer="true">
      {said.text}
    </p>
  )
}

const View = ({ snapshot, place }: { readonly snapshot: Snapshot; readonly place: Place }) => {
  const { vault } = snapshot
  if (place.at === 'settings') return <SettingsView snapshot={snapshot} page={place.page} />
  if (vault.kind === 'closed') return <ClosedView key={vault.why} snapshot={snapshot} vault={vault} />
  if (vault.kind === 'opening') return <p className="opening">Opening the vault…</p>
  switch (place.at) {
    case 'overview':
      return <OverviewView snapshot={snapshot} />
    case 'connections':
      return <ConnectionsView snapshot={snapshot} place={place} />
    case 'apps':
      return <AppsView snapshot={snapshot} place={place} />
    case 'appForm':
      return <AppFormView key={place.appId ?? 'new'} snapshot={snapshot} place={place} />
    case 'rotation':
      return <RotationView key={place.appId} snapshot={snapshot} appId={place.appId} />
    case 'leak':
      return <LeakView key={place.appId} snapshot={snapshot} appId={place.appId} />
    case 'handovers':
      return (
        <HandoversView
          key={`${place.doing} ${place.appId} ${place.asking?.seenId} ${place.arrivedId}`}
          snapshot={snapshot}
          place={place}
        />
      )
    case 'import':
      return <ImportView key={place.begunAt} arrivedId={place.arrivedId} />
    case 'guide':
      return <GuideView snapshot={snapshot} place={place} />
    case 'activity':
      return <ActivityView snapshot={snapshot} place={place} />
  }
}
