import type { CallOutput } from '../../shared/contract/contract.ts'
import type { Instant } from '../../shared/kernel/instant.ts'

type Connections =
  /** `many`: whether the selected are to be disconnected; `run`: the last such list and what became of it. */
  | { readonly key: null; readonly ask: 'many' | 'run' | null }
  | { readonly key: string; readonly ask: 'disconnect' | null }

type Apps =
  | { readonly appId: null; readonly ask: null; readonly signInId?: never }
  | {
      readonly appId: string
      readonly ask: 'secret' | 'date' | 'remove' | 'tools' | null
      readonly signInId?: never
    }
  | { readonly appId: string; readonly ask: 'revoke'; readonly signInId: string }

type AppForm =
  | { readonly appId: string; readonly start?: never }
  | {
      readonly appId: null
      /** What a new app is to ask for, and the journey that it belongs to. */
      readonly start?: {
        readonly name: string
        readonly scopes: readonly string[]
        readonly journeyId: string
      }
    }

type Handovers =
  | { readonly doing?: never }
  | { readonly doing: 'ask' }
  | { readonly doing: 'one'; readonly handoverId: string }
  | {
      readonly doing: 'receive'
      /** The link that arrived, to be looked at. */
      readonly incomingId?: string
      readonly pasted?: never
    }
  | {
      readonly doing: 'receive'
      readonly incomingId?: never
      /** What a picture that was dropped holds: a sealed link. */
      readonly pasted: string
    }
  | {
      readonly doing: 'compose'
      readonly appId?: string
      /** The request that is answered, as it was looked at. */
      readonly asking?: CallOutput<'readRequest'>
    }

type Guide =
  | { readonly journeyId?: string; readonly page?: never }
  | { readonly journeyId?: never; readonly page: 'begin' | 'assessment' | 'away' }

type Activity =
  | { readonly tab?: never }
  | {
      readonly tab: 'reviews'
      /** The evidence pack that arrived, to be checked. */
      readonly incomingId?: string
    }
  | {
      readonly tab: 'people'
      /** Whose trail is open. */
      readonly person?: string
    }

/** The pages of the settings beside the first. */
export type SettingsPage = 'practices' | 'keychain' | 'tools' | 'about'

type RouteTypes = {
  readonly overview: unknown
  readonly connections: Connections
  readonly apps: Apps
  readonly appForm: AppForm
  readonly rotation: { readonly appId: string }
  readonly leak: { readonly appId: string }
  readonly handovers: Handovers
  readonly guide: Guide
  readonly activity: Activity
  readonly import: { readonly begunAt: Instant; readonly incomingId?: string }
  readonly restore: unknown
  readonly rehearse: unknown
  /** Of which computer, where no move is under way. */
  readonly move: { readonly side?: 'new' | 'old' }
  readonly settings: { readonly page?: SettingsPage }
}

/** Every kind of place in the window. */
export type RouteName = keyof RouteTypes

/** The places of one kind. */
export type RouteOf<At extends RouteName> = { readonly at: At } & RouteTypes[At]

/** Where the window is: only what can be shown can be said. */
export type Route = { [At in RouteName]: RouteOf<At> }[RouteName]
