import { moveFacts } from '../../../shared/move/move.ts'
import type { VaultContent } from './content.ts'
import { handoverFacts } from './handover-facts.ts'

/** What of the content the window is told: every record, and no token, account of the keychain, or key. */
export const toldOf = (content: VaultContent) => ({
  me: content.me,
  seenAt: content.seenAt,
  reviews: content.reviews,
  rotation: content.rotation,
  guide: content.guide,
  leavers: content.leavers,
  leaving: content.leaving,
  apps: content.apps.map(({ secretAccount: _account, ...app }) => app),
  signIns: content.signIns,
  connections: content.connections,
  ownLists: content.ownLists,
  lastFullCheck: content.lastFullCheck,
  openCheck: content.openCheck,
  disconnects: content.disconnects,
  handovers: handoverFacts(content),
  backup: content.backup,
  tools: content.tools,
  labels: content.labels,
  views: content.views,
  move: moveFacts(content.move),
})
