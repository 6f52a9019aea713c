import { dropApp } from '../rotation/edits.ts'
import { withoutLostLabels } from '../labels/edits.ts'
import type { VaultContent } from '../vault/content.ts'

/** The content without an app, and without all that is about it alone. */
export const withoutApp = (
  content: VaultContent,
  appId: string,
  now: { readonly at: number; readonly by: string },
): VaultContent => {
  const signIns = content.signIns.filter((signIn) => signIn.appId !== appId)
  return withoutLostLabels({
    ...dropApp(content, appId, now),
    apps: content.apps.filter(({ id }) => id !== appId),
    signIns,
    tokens: Object.fromEntries(
      Object.entries(content.tokens).filter(([id]) => signIns.some((signIn) => signIn.id === id)),
    ),
    ownLists: Object.fromEntries(Object.entries(content.ownLists).filter(([id]) => id !== appId)),
    tools: { ...content.tools, tools: content.tools.tools.filter((tool) => tool.appId !== appId) },
    connections: content.connections.filter((connection) => connection.appId !== appId),
  })
}
