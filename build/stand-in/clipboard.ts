import type { Clipboard, ClipboardItem } from 'electron'

type Content = ConstructorParameters<typeof ClipboardItem>[0]

/** One piece of content in several formats, as Electron 45 has it. */
export class StandInClipboardItem {
  readonly types: string[]
  readonly #content: Content

  constructor(content: Content) {
    this.#content = content
    this.types = Object.keys(content)
  }

  async getType(type: string): Promise<Blob> {
    const value = await this.#content[type]
    if (value === undefined) throw new Error(`The type '${type}' was not found`)
    return value instanceof Blob
      ? value
      : new Blob([typeof value === 'string' ? value : JSON.stringify(value)], { type })
  }
}

const createClipboard = () => {
  let held: readonly StandInClipboardItem[] = []
  return {
    clear: () => void (held = []),
    has: (type: string) => Promise.resolve(held.some((item) => item.types.includes(type))),
    read: () => Promise.resolve(held.slice() as unknown as ClipboardItem[]),
    readText: async () => {
      const item = held.find(({ types }) => types.includes('text/plain'))
      return item === undefined ? '' : (await item.getType('text/plain')).text()
    },
    write: (items: ClipboardItem[]) => {
      held = items as unknown as StandInClipboardItem[]
      return Promise.resolve()
    },
    writeText: (text: string) => {
      held = [new StandInClipboardItem({ 'text/plain': text })]
      return Promise.resolve()
    },
  } satisfies Omit<Clipboard, 'selection'>
}

/** A clipboard of this process alone: other programs neither see nor change it. */
export const clipboard = createClipboard()
