import type { ComponentType } from 'react'
import { isConnected } from '../../shared/connections/impact.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { ActivityView } from '../features/activity/activity-view.tsx'
import { AppFormView } from '../features/apps/app-form.tsx'
import { AppsView } from '../features/apps/apps-view.tsx'
import { RestoreView } from '../features/backup/restore-view.tsx'
import { ConnectionsView } from '../features/connections/connections-view.tsx'
import { GuideView } from '../features/guide/guide-view.tsx'
import { openHandovers } from '../features/handover/words-records.ts'
import { HandoversView } from '../features/handover/handovers-view.tsx'
import { ImportView } from '../features/import/import-view.tsx'
import type { Need } from '../features/needs/need.ts'
import { OverviewView } from '../features/needs/overview-view.tsx'
import { LeakView } from '../features/rotation/leak-view.tsx'
import { RotationView } from '../features/rotation/rotation-view.tsx'
import { SettingsView } from '../features/settings/settings-view.tsx'
import type { IconName } from '../kit/icon.tsx'
import type { Place, PlaceName, PlaceOf } from './place.ts'
import { PLACES_WORDS } from './words-rail.ts'

/** The places that have a line of their own in the rail. */
type RailName = Exclude<PlaceName, 'appForm' | 'rotation' | 'leak' | 'import' | 'restore'>

type RailFacts = {
  readonly name: string
  readonly icon: IconName
  /** Where its line leads. */
  readonly place: Place
  readonly worksClosed?: boolean
  /** The number at its end; none for 0. */
  readonly amount?: (snapshot: Snapshot, needs: readonly Need[]) => number
}

type PlaceFacts<At extends PlaceName> = {
  readonly view: ComponentType<{ readonly snapshot: Snapshot; readonly place: PlaceOf<At> }>
  /** The view begins afresh where this changes. */
  readonly keyOf?: (place: PlaceOf<At>) => string | number
  /** Its own line in the rail, or the place under whose line it stands. */
  readonly rail: At extends RailName ? RailFacts : { readonly under: RailName }
  /** How the palette leads there. */
  readonly palette?: readonly (readonly [name: string, place: PlaceOf<At>])[]
}

/** Every place of the window, in the order of rail and palette: whoever adds one adds it here. */
const PLACES: { readonly [At in PlaceName]: PlaceFacts<At> } = {
  overview: {
    view: OverviewView,
    rail: {
      name: PLACES_WORDS.overview,
      icon: 'overview',
      place: { at: 'overview' },
      amount: (_, needs) => needs.filter(({ mood }) => mood !== 'later').length,
    },
    palette: [[PLACES_WORDS.goToOverview, { at: 'overview' }]],
  },
  connections: {
    view: ConnectionsView,
    rail: {
      name: PLACES_WORDS.connections,
      icon: 'connections',
      place: { at: 'connections', key: null, ask: null },
      amount: ({ connections }) => connections.filter(isConnected).length,
    },
    palette: [[PLACES_WORDS.goToConnections, { at: 'connections', key: null, ask: null }]],
  },
  apps: {
    view: AppsView,
    rail: {
      name: PLACES_WORDS.xeroApps,
      icon: 'key',
      place: { at: 'apps', appId: null, ask: null },
      amount: ({ apps }) => apps.length,
    },
    palette: [[PLACES_WORDS.goToXeroApps, { at: 'apps', appId: null, ask: null }]],
  },
  appForm: { view: AppFormView, keyOf: ({ appId }) => appId ?? 'new', rail: { under: 'apps' } },
  rotation: { view: RotationView, keyOf: ({ appId }) => appId, rail: { under: 'apps' } },
  leak: { view: LeakView, keyOf: ({ appId }) => appId, rail: { under: 'apps' } },
  import: { view: ImportView, keyOf: ({ begunAt }) => begunAt, rail: { under: 'apps' } },
  restore: { view: RestoreView, rail: { under: 'overview' } },
  handovers: {
    view: HandoversView,
    keyOf: (place) =>
      [
        place.doing,
        ...(place.doing === 'compose' ? [place.appId, place.asking?.seenId] : []),
        ...(place.doing === 'receive' ? [place.arrivedId] : []),
      ].join(' '),
    rail: {
      name: PLACES_WORDS.handovers,
      icon: 'handover',
      place: { at: 'handovers' },
      amount: openHandovers,
    },
    palette: [[PLACES_WORDS.goToHandovers, { at: 'handovers' }]],
  },
  guide: {
    view: GuideView,
    rail: { name: PLACES_WORDS.accessGuide, icon: 'guide', place: { at: 'guide' } },
    palette: [
      [PLACES_WORDS.goToGuide, { at: 'guide' }],
      [PLACES_WORDS.securitySelfAssessment, { at: 'guide', page: 'assessment' }],
      [PLACES_WORDS.takeAccessAway, { at: 'guide', page: 'away' }],
    ],
  },
  activity: {
    view: ActivityView,
    rail: { name: PLACES_WORDS.activity, icon: 'activity', place: { at: 'activity' } },
    palette: [[PLACES_WORDS.goToActivity, { at: 'activity' }]],
  },
  settings: {
    view: SettingsView,
    rail: { name: PLACES_WORDS.settings, icon: 'settings', place: { at: 'settings' }, worksClosed: true },
    palette: [
      [PLACES_WORDS.goToSettings, { at: 'settings' }],
      [PLACES_WORDS.aboutKeywardAndUpdates, { at: 'settings', page: 'about' }],
    ],
  },
}

const isRailName = (at: PlaceName): at is RailName => !('under' in PLACES[at].rail)

/** One line of the rail. */
export type RailPlace = RailFacts & { readonly at: RailName }

/** The lines of the rail, in their order. */
export const railPlaces = (): RailPlace[] =>
  (Object.keys(PLACES) as PlaceName[]).filter(isRailName).map((at) => ({ at, ...PLACES[at].rail }))

/** The line of the rail that a place in the window belongs to. */
export const railPlaceOf = ({ at }: Place): RailName => (isRailName(at) ? at : PLACES[at].rail.under)

/** Where a line of the rail leads. */
export const startOf = (at: RailName): Place => PLACES[at].rail.place

/** One way to a place by the palette. */
export type PaletteRow = { readonly name: string; readonly icon: IconName; readonly place: Place }

/** What the palette leads to, in the order of the rail. */
export const palettePlaces = (): PaletteRow[] =>
  railPlaces().flatMap(({ at, icon }) =>
    (PLACES[at].palette ?? []).map(([name, place]) => ({ name, icon, place })),
  )

/** The view of a place; it begins afresh where its key changes. */
export const viewOf = (place: Place) => {
  const { view, keyOf } = PLACES[place.at] as PlaceFacts<PlaceName>
  return { Shown: view, beginning: keyOf?.(place) }
}

/** Whether a place can be shown while the vault is closed. */
export const worksClosed = ({ at }: Place): boolean =>
  at === 'restore' || (isRailName(at) && PLACES[at].rail.worksClosed === true)
