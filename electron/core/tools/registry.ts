import type { ActivityKind } from '../../../shared/activity/activity.ts'
import { isSeen, personLabel, plainText } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { toolResult, type ToolLine } from '../../../shared/tools/line.ts'
import { sameToolName, type Tool, type ToolDraft, TOOLS_MAX } from '../../../shared/tools/tool.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import { editWhere, type VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** The tools that this vault knows. */
export const createToolRegistry = (
  ports: Pick<Ports, 'random'>,
  { vault, desk }: { readonly vault: Vault; readonly desk: Desk },
) => {
  const find = (toolId: string): Result<Tool> => {
    const tool = vault.content().tools.tools.find(({ id }) => id === toolId)
    return tool === undefined ? fail('unknownTool') : ok(tool)
  }

  const log = (what: ActivityKind, how: ToolLine, { name, appId, signInId }: ToolDraft) => {
    const signIn = vault.content().signIns.find(({ id }) => id === signInId)
    return desk.log(what, {
      app: desk.named(appId),
      person: signIn === undefined ? '' : personLabel(signIn),
      result: toolResult(how, name),
    })
  }

  /** What was put in, as it is kept, or what of it cannot be. */
  const checked = (content: VaultContent, draft: ToolDraft, toolId: string | null): Result<ToolDraft> => {
    const name = plainText(draft.name, 80)
    if (!isSeen(name)) return fail('textUnseen')
    if (!content.apps.some(({ id }) => id === draft.appId)) return fail('unknownApp')
    const isSame = (one: Tool) =>
      one.id !== toolId && one.appId === draft.appId && one.way === draft.way && sameToolName(one.name, name)
    if (content.tools.tools.some(isSame)) return fail('toolNameTaken')
    if (!content.signIns.some(({ id, appId }) => id === draft.signInId && appId === draft.appId))
      return fail('unknownSignIn')
    const isReached = content.connections.some(
      ({ appId, tenantId, signInIds }) =>
        appId === draft.appId && tenantId === draft.tenantId && signInIds.includes(draft.signInId),
    )
    if (draft.way === 'proxy' && !isReached) return fail('toolNotReached')
    const bounds =
      draft.way === 'proxy'
        ? { methods: [...new Set(draft.methods)], paths: [...new Set(draft.paths)] }
        : { methods: [], paths: [], tenantId: null }
    return ok({ ...draft, ...bounds, name, purpose: plainText(draft.purpose, 300) })
  }

  const edit = (toolId: string, change: (tool: Tool) => Tool) =>
    vault.change((content) => ({
      ...content,
      tools: {
        ...content.tools,
        tools: editWhere(content.tools.tools, ({ id }) => id === toolId, change),
      },
    }))

  const add = async (
    draft: ToolDraft,
    standing: Tool['standing'] = 'asks',
  ): Promise<Result<{ toolId: string }>> => {
    const { content } = vault
    if (content().tools.tools.length >= TOOLS_MAX) return fail('tooManyTools')
    const kept = checked(content(), draft, null)
    if (!kept.ok) return kept
    const tool: Tool = {
      ...kept.value,
      id: ports.random.id(),
      addedAt: vault.now(),
      standing,
      used: null,
    }
    const saved = await vault.change((now) => ({
      ...now,
      tools: { ...now.tools, tools: [...now.tools.tools, tool] },
    }))
    if (!saved.ok) return saved
    await log('toolAdded', 'added', tool)
    return ok({ toolId: tool.id })
  }

  return {
    find,
    add,
    change: async (toolId: string, draft: ToolDraft): Promise<Result<null>> => {
      const found = find(toolId)
      const kept = found.ok ? checked(vault.content(), draft, toolId) : found
      if (!kept.ok) return kept
      const saved = await edit(toolId, (tool) => ({ ...tool, ...kept.value }))
      if (saved.ok) await log('toolChanged', 'changed', kept.value)
      return saved
    },
    setStanding: async (toolId: string, standing: Tool['standing']): Promise<Result<null>> => {
      const found = find(toolId)
      if (!found.ok) return found
      const saved = await edit(toolId, (tool) => ({ ...tool, standing }))
      if (saved.ok && standing === 'asks') await log('toolChanged', 'letAsk', found.value)
      return saved
    },
    remove: async (toolId: string): Promise<Result<null>> => {
      const found = find(toolId)
      if (!found.ok) return found
      const saved = await vault.change((content) => ({
        ...content,
        tools: { ...content.tools, tools: content.tools.tools.filter(({ id }) => id !== toolId) },
      }))
      if (saved.ok) await log('toolRemoved', 'removed', found.value)
      return saved
    },
  }
}
