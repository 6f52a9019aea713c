import type { Api } from '../../shared/contract/contract.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import type { toolCalls } from '../../shared/tools/calls.ts'
import type { ToolsState } from '../../shared/tools/tool.ts'

type Needs = {
  readonly announce: (part: Partial<Snapshot>) => void
  readonly snapshot: () => Snapshot
}

/** The calls about tools, over what the window is shown; who asks is a scenario's to say. */
export const fakeTools = ({ announce, snapshot }: Needs): Pick<Api, keyof typeof toolCalls> => {
  const set = (tools: Partial<ToolsState>) => announce({ tools: { ...snapshot().tools, ...tools } })
  const { length } = snapshot().tools.tools
  let made = length
  return {
    setTools: async ({ isOn }) => {
      set({ isOn })
      return done
    },
    addTool: async (draft) => {
      const toolId = `tool-${(made += 1)}`
      const tool = { ...draft, id: toolId, addedAt: snapshot().seenAt, standing: 'asks' as const, used: null }
      set({ tools: [...snapshot().tools.tools, tool] })
      return ok({ toolId })
    },
    changeTool: async ({ toolId, draft }) => {
      set({ tools: snapshot().tools.tools.map((one) => (one.id === toolId ? { ...one, ...draft } : one)) })
      return done
    },
    removeTool: async ({ toolId }) => {
      set({ tools: snapshot().tools.tools.filter(({ id }) => id !== toolId) })
      return done
    },
    letToolAsk: async ({ toolId }) => {
      const asks = { standing: 'asks' as const }
      set({ tools: snapshot().tools.tools.map((one) => (one.id === toolId ? { ...one, ...asks } : one)) })
      return done
    },
    toolAddress: async ({ toolId }) =>
      snapshot().tools.isOn ? ok({ address: `http://127.0.0.1:47800/${toolId}` }) : fail('toolsOff'),
    allowTool: async () => done,
    refuseTool: async () => done,
    endTools: async () => done,
  }
}
