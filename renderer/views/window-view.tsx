import { useEffect } from 'react'
import type { Snapshot } from '../../shared/snapshot.ts'
import { Rail } from '../components/rail.tsx'
import { SandboxBanner } from '../components/sandbox-banner.tsx'
import { Toasts } from '../components/toasts.tsx'
import { Told } from '../components/told.tsx'
import { go, type Place, useStore } from '../store.ts'
import { ActivityView } from './activity/activity-view.tsx'
import { AppFormView } from './apps/app-form.tsx'
import { AppsView } from './apps/apps-view.tsx'
import { ChooseApp } from './sign-in/choose-app.tsx'
import { ClosedView } from './closed-view.tsx'
import { ConnectionsView } from './connections/connections-view.tsx'
import { HandoversView } from './handover/handovers-view.tsx'
import { ImportView } from './import/import-view.tsx'
import { OverviewView } from './overview/overview-view.tsx'
import { Palette } from './palette.tsx'
import { ReadOnlyNote } from './read-only-note.tsx'
import { GuideView } from './guide/guide-view.tsx'
import { LeakView } from './rotation/leak-view.tsx'
import { RotationView } from './rotation/rotation-view.tsx'
import { SettingsView } from './settings/settings-view.tsx'
import { SignInSheets } from './sign-in/sign-in-sheet.tsx'

/** The whole window: banner, rail, one view, and what floats over them. */
export const WindowView = () => {
  const snapshot = useStore((state) => state.snapshot)
  const place = useStore((state) => state.place)
  const said = useStore((state) => state.said)
  const theme = snapshot?.preferences.theme
  useEffect(() => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme
    else delete document.documentElement.dataset['theme']
  }, [theme])
  const arrivedAt = useStore(({ work }) => work?.arrived?.at ?? null)
  useEffect(() => {
    if (arrivedAt !== null) go({ at: 'handovers', doing: 'receive' })
  }, [arrivedAt])
  if (snapshot === null) return <Told />
  return (
    <>
      <div className="window">
        {snapshot.mode === 'sandbox' ? <SandboxBanner /> : null}
        <Rail snapshot={snapshot} />
        <main className="view">
          <Told />
          <ReadOnlyNote snapshot={snapshot} />
          <View snapshot={snapshot} place={place} />
        </main>
      </div>
      <SignInSheets snapshot={snapshot} />
      <ChooseApp snapshot={snapshot} />
      <Palette snapshot={snapshot} />
      <Toasts />
      <p className="hidden-text" role="status" aria-live="polite" data-live-announcer="true">
        {said.text}
      </p>
    </>
  )
}

const View = ({ snapshot, place }: { readonly snapshot: Snapshot; readonly place: Place }) => {
  const { vault } = snapshot
  if (place.at === 'settings') return <SettingsView snapshot={snapshot} />
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
      return <HandoversView key={`${place.doing} ${place.appId}`} snapshot={snapshot} place={place} />
    case 'import':
      return <ImportView key={place.begunAt} snapshot={snapshot} />
    case 'guide':
      return <GuideView snapshot={snapshot} place={place} />
    case 'activity':
      return <ActivityView snapshot={snapshot} place={place} />
  }
}
