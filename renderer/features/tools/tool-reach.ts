import type { Connection } from '../../../shared/connections/connection.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import type { Tool } from '../../../shared/tools/tool.ts'

/** How many organisations a token of this tool's sign-in reaches, as Xero last listed them. */
export const reachedBy = (
  { appId, signInId }: Pick<Tool, 'appId' | 'signInId'>,
  connections: readonly Connection[],
): number =>
  connections.filter((one) => one.appId === appId && isConnected(one) && one.signInIds.includes(signInId))
    .length
