import { createHash } from 'node:crypto'
import { clipboard, ClipboardItem } from 'electron'
import type { Clipboard } from '../../core/ports/clipboard.ts'

const raw = (format: string) => `electron application/osclipboard;format="${format}"`
const no = () => new Blob([new Uint8Array(4)]) // a DWORD of zero

/**
 * What asks the system's own clipboard history to look away: Windows (Clipboard history and cloud formats),
 * macOS (nspasteboard.org), KDE. Written together with the text, so there is no moment without it.
 */
const CONCEALED: Record<string, () => Record<string, Blob>> = {
  win32: () => ({
    [raw('ExcludeClipboardContentFromMonitorProcessing')]: no(),
    [raw('CanIncludeInClipboardHistory')]: no(),
    [raw('CanUploadToCloudClipboard')]: no(),
  }),
  darwin: () => ({ [raw('org.nspasteboard.ConcealedType')]: new Blob(['']) }),
  linux: () => ({ [raw('x-kde-passwordManagerHint')]: new Blob(['secret']) }),
}

/** Enough to know a text again; it is not kept itself, because a copied secret outlasts a lock by some seconds. */
const markOf = (text: string): string => createHash('sha256').update(text).digest('base64')

/** The system clipboard, handled in main only (requirement A11). */
export const createClipboard = (): Clipboard => {
  let copied: string | null = null
  return {
    copySecret: async (text) => {
      const concealed = CONCEALED[process.platform]?.() ?? {}
      await clipboard.write([new ClipboardItem({ 'text/plain': text, ...concealed })])
      copied = markOf(text)
    },
    copyText: async (text) => {
      copied = null
      await clipboard.writeText(text)
    },
    clearSecret: async () => {
      const ours = copied
      copied = null
      if (ours !== null && markOf(await clipboard.readText()) === ours) clipboard.clear()
    },
  }
}
