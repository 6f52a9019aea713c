import type { ComponentType } from 'react'
import { isConnected } from '../../shared/connections/impact.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { openHandovers } from '../features/handover/words-records.ts'
import type { Need } from '../features/needs/need.ts'
import { OverviewView } from '../features/needs/overview-view.tsx'
import type { IconName } from '../kit/icon.tsx'
import { onDemand } from './on-demand.tsx'
import type { Route, RouteName, RouteOf } from './route.ts'
import { ROUTES_WORDS } from './words-rail.ts'

/** The places that have a line of their own in the rail. */
type RailName = Exclude<
  RouteName,
  'appForm' | 'rotation' | 'leak' | 'import' | 'restore' | 'rehearse' | 'move'
>

type RailFacts = {
  readonly name: string
  readonly icon: IconName
  /** Where its line leads. */
  readonly route: Route
  readonly worksClosed?: boolean
  /** The number at its end; none for 0. */
  readonly amount?: (snapshot: Snapshot, needs: readonly Need[]) => number
}

type RouteFacts<At extends RouteName> = {
  readonly view: ComponentType<ViewProps<At>>
  /** The view begins afresh where this changes. */
  readonly keyOf?: (route: RouteOf<At>) => string | number
  /** Its own line in the rail, or the place under whose line it stands. */
  readonly rail: At extends RailName ? RailFacts : { readonly under: RailName }
  /** How the palette leads there. */
  readonly palette?: readonly (readonly [name: string, route: RouteOf<At>])[]
}

type ViewProps<At extends RouteName> = { readonly route: RouteOf<At> }

/** Views that the first frame does without: each is fetched when it is first wanted, or once the window is at rest. */
const LATER = {
  // most often gone to, so fetched first
  connections: onDemand<ViewProps<'connections'>>(
    async () => (await import('../features/connections/connections-view.tsx')).ConnectionsView,
  ),
  apps: onDemand<ViewProps<'apps'>>(async () => (await import('../features/apps/apps-view.tsx')).AppsView),
  appForm: onDemand<ViewProps<'appForm'>>(
    async () => (await import('../features/apps/app-form.tsx')).AppFormView,
  ),
  rotation: onDemand<ViewProps<'rotation'>>(
    async () => (await import('../features/rotation/rotation-view.tsx')).RotationView,
  ),
  leak: onDemand<ViewProps<'leak'>>(
    async () => (await import('../features/rotation/leak-view.tsx')).LeakView,
  ),
  import: onDemand<ViewProps<'import'>>(
    async () => (await import('../features/import/import-view.tsx')).ImportView,
  ),
  rehearse: onDemand<ViewProps<'rehearse'>>(
    async () => (await import('../features/backup/rehearse-view.tsx')).RehearseView,
  ),
  move: onDemand<ViewProps<'move'>>(async () => (await import('../features/move/move-view.tsx')).MoveView),
  restore: onDemand<ViewProps<'restore'>>(
    async () => (await import('../features/backup/restore-view.tsx')).RestoreView,
  ),
  handovers: onDemand<ViewProps<'handovers'>>(
    async () => (await import('../features/handover/handovers-view.tsx')).HandoversView,
  ),
  guide: onDemand<ViewProps<'guide'>>(
    async () => (await import('../features/guide/guide-view.tsx')).GuideView,
  ),
  activity: onDemand<ViewProps<'activity'>>(
    async () => (await import('../features/activity/activity-view.tsx')).ActivityView,
  ),
  settings: onDemand<ViewProps<'settings'>>(
    async () => (await import('../features/settings/settings-view.tsx')).SettingsView,
  ),
} as const

/** Fetches every view that is not here yet, one after another, so that going there later waits for nothing. */
export const prepareViews = async (): Promise<void> => {
  // a view that does not come says so itself, where it is wanted
  for (const { prepare } of Object.values(LATER)) await prepare().catch(() => undefined)
}

/** Every place of the window, in the order of rail and palette: whoever adds one adds it here. */
const ROUTES: { readonly [At in RouteName]: RouteFacts<At> } = {
  overview: {
    view: OverviewView,
    rail: {
      name: ROUTES_WORDS.overview,
      icon: 'overview',
      route: { at: 'overview' },
      amount: (_, needs) => needs.filter(({ mood }) => mood !== 'later').length,
    },
    palette: [[ROUTES_WORDS.goToOverview, { at: 'overview' }]],
  },
  connections: {
    view: LATER.connections.View,
    rail: {
      name: ROUTES_WORDS.connections,
      icon: 'connections',
      route: { at: 'connections', key: null, ask: null },
      amount: ({ connections }) => connections.filter(isConnected).length,
    },
    palette: [[ROUTES_WORDS.goToConnections, { at: 'connections', key: null, ask: null }]],
  },
  apps: {
    view: LATER.apps.View,
    rail: {
      name: ROUTES_WORDS.xeroApps,
      icon: 'key',
      route: { at: 'apps', appId: null, ask: null },
      amount: ({ apps }) => apps.length,
    },
    palette: [[ROUTES_WORDS.goToXeroApps, { at: 'apps', appId: null, ask: null }]],
  },
  appForm: { view: LATER.appForm.View, keyOf: ({ appId }) => appId ?? 'new', rail: { under: 'apps' } },
  rotation: { view: LATER.rotation.View, keyOf: ({ appId }) => appId, rail: { under: 'apps' } },
  leak: { view: LATER.leak.View, keyOf: ({ appId }) => appId, rail: { under: 'apps' } },
  import: { view: LATER.import.View, keyOf: ({ begunAt }) => begunAt, rail: { under: 'apps' } },
  restore: { view: LATER.restore.View, rail: { under: 'overview' } },
  handovers: {
    view: LATER.handovers.View,
    keyOf: (route) =>
      [
        route.doing,
        ...(route.doing === 'compose' ? [route.appId, route.asking?.seenId] : []),
        ...(route.doing === 'receive' ? [route.incomingId] : []),
      ].join(' '),
    rail: {
      name: ROUTES_WORDS.handovers,
      icon: 'handover',
      route: { at: 'handovers' },
      amount: openHandovers,
    },
    palette: [[ROUTES_WORDS.goToHandovers, { at: 'handovers' }]],
  },
  guide: {
    view: LATER.guide.View,
    rail: { name: ROUTES_WORDS.accessGuide, icon: 'guide', route: { at: 'guide' } },
    palette: [
      [ROUTES_WORDS.goToGuide, { at: 'guide' }],
      [ROUTES_WORDS.securitySelfAssessment, { at: 'guide', page: 'assessment' }],
      [ROUTES_WORDS.takeAccessAway, { at: 'guide', page: 'away' }],
    ],
  },
  activity: {
    view: LATER.activity.View,
    rail: { name: ROUTES_WORDS.activity, icon: 'activity', route: { at: 'activity' } },
    palette: [[ROUTES_WORDS.goToActivity, { at: 'activity' }]],
  },
  settings: {
    view: LATER.settings.View,
    rail: { name: ROUTES_WORDS.settings, icon: 'settings', route: { at: 'settings' }, worksClosed: true },
    palette: [
      [ROUTES_WORDS.goToSettings, { at: 'settings' }],
      [ROUTES_WORDS.lookAtKeychain, { at: 'settings', page: 'keychain' }],
      [ROUTES_WORDS.tools, { at: 'settings', page: 'tools' }],
      [ROUTES_WORDS.aboutKeywardAndUpdates, { at: 'settings', page: 'about' }],
    ],
  },
  move: {
    view: LATER.move.View,
    rail: { under: 'settings' },
    palette: [[ROUTES_WORDS.move, { at: 'move', side: 'old' }]],
  },
  rehearse: {
    view: LATER.rehearse.View,
    rail: { under: 'settings' },
    palette: [[ROUTES_WORDS.rehearse, { at: 'rehearse' }]],
  },
}

const isRailName = (at: RouteName): at is RailName => !('under' in ROUTES[at].rail)

/** One line of the rail. */
export type RailLine = RailFacts & { readonly at: RailName }

/** The lines of the rail, in their order. */
export const railLines = (): RailLine[] =>
  (Object.keys(ROUTES) as RouteName[]).filter(isRailName).map((at) => ({ at, ...ROUTES[at].rail }))

/** The line of the rail that a place in the window belongs to. */
export const railLineOf = ({ at }: Route): RailName => (isRailName(at) ? at : ROUTES[at].rail.under)

/** Where a line of the rail leads. */
export const startOf = (at: RailName): Route => ROUTES[at].rail.route

/** One way to a place by the palette. */
export type PaletteRow = { readonly name: string; readonly icon: IconName; readonly route: Route }

/** What the palette leads to, in the order of the rail. */
export const paletteRoutes = (): PaletteRow[] =>
  (Object.keys(ROUTES) as RouteName[]).flatMap((at) =>
    (ROUTES[at].palette ?? []).map(([name, route]) => ({
      name,
      icon: ROUTES[railLineOf(route)].rail.icon,
      route,
    })),
  )

/** The view of a place; it begins afresh where its key changes. */
export const viewOf = (route: Route) => {
  const { view, keyOf } = ROUTES[route.at] as RouteFacts<RouteName>
  return { Shown: view, beginning: keyOf?.(route) }
}

/** Whether a place can be shown while the vault is closed. */
export const worksClosed = ({ at }: Route): boolean =>
  at === 'restore' || (isRailName(at) && ROUTES[at].rail.worksClosed === true)
