import { chosenConnections } from '../connections/connection-table.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import { connectionStatus, signInFor } from '../../../shared/connections/status.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { html } from '../../../shared/kernel/html.ts'
import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import { labelIdOf } from '../../../shared/labels/label.ts'
import { STATES } from '../connections/words.ts'
import { dayOf } from './moments.ts'
import { facts, pageOf, table } from './page-parts.ts'
import { WIDE_STYLE } from './style.ts'
import { CONNECTION_PAGE as PAGE, SANDBOX_LINE } from './words.ts'

type Known = Pick<Snapshot, 'apps' | 'signIns' | 'connections' | 'labels' | 'mode'>

const UNCHECKED = 7 * DAY

/** The table of connections to print: these in this order, or all by their names; what is not known is said before it. */
export const connectionPage = (
  { apps, signIns, connections, labels, mode }: Known,
  keys: readonly string[] | null,
  now: Instant,
  by: string,
): string => {
  const appsById = new Map(apps.map((app) => [app.id, app]))
  const people = new Map(signIns.map((one) => [one.id, one]))
  const labelled = new Map(labels.organisations.map((one) => [one.id, one]))
  const chosen = chosenConnections(connections, keys)
  const connected = chosen.filter(isConnected)
  const old = connected.filter(({ checkedAt }) => now - checkedAt >= UNCHECKED).length
  const rows = chosen.map((one) => {
    const app = appsById.get(one.appId)
    const signIn = signInFor(one, people, now)
    const status = connectionStatus(one, signIn, now, app?.kind)
    return [
      one.tenantName,
      app?.name ?? '',
      signIn?.name ?? '',
      PAGE.state(STATES[status.code], 'at' in status ? dayOf(status.at) : ''),
      one.createdAt === 0 ? PAGE.notTold : dayOf(one.createdAt),
      dayOf(one.checkedAt),
      labelled.get(labelIdOf(one))?.tags.join(', ') ?? '',
    ]
  })
  return pageOf({
    title: PAGE.title,
    style: WIDE_STYLE,
    body: html`<main>
<header>${mode === 'sandbox' ? html`<p class="sandbox">${SANDBOX_LINE}</p>` : []}
<h1>${PAGE.title}</h1><p class="as-of">${PAGE.asOf(now, by)}</p></header>
${facts([
  [PAGE.listed, PAGE.amounts(chosen.length, connected.length)],
  [PAGE.which, keys === null ? PAGE.all : PAGE.some(chosen.length, connections.length)],
  [PAGE.notKnown, PAGE.notKnownWords(old)],
])}
${table(null, PAGE.columns, rows)}
</main>`,
  })
}
