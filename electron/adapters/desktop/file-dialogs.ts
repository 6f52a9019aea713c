import { extname } from 'node:path'
import { dialog, type BaseWindow } from 'electron'
import { kindOfFile } from '../disk/file-kind.ts'
import type { Asks } from '../disk/files.ts'

const EVERYTHING = { name: 'All files', extensions: ['*'] }

/**
 * The operating system's own file dialogs, whose only caller this is: each belongs to the window, which waits for it,
 * and there is never a second one. A question that comes while one is open counts as declined.
 */
export const createFileDialogs = (window: () => BaseWindow | null): Asks => {
  let isOpen = false
  const ask = async <Answer>(show: (parent: BaseWindow) => Promise<Answer>): Promise<Answer | null> => {
    const parent = window()
    if (isOpen || parent === null || parent.isDestroyed()) return null
    isOpen = true
    try {
      return await show(parent)
    } finally {
      isOpen = false
    }
  }
  return {
    where: async (name) => {
      const extension = extname(name).slice(1)
      const answer = await ask((parent) =>
        dialog.showSaveDialog(parent, {
          defaultPath: name,
          properties: ['createDirectory', 'showOverwriteConfirmation'],
          ...(extension === ''
            ? {}
            : { filters: [{ name: kindOfFile([extension]), extensions: [extension] }] }),
        }),
      )
      return answer === null || answer.canceled || answer.filePath === '' ? null : answer.filePath
    },
    folder: async () => {
      const answer = await ask((parent) =>
        dialog.showOpenDialog(parent, { properties: ['openDirectory', 'createDirectory'] }),
      )
      return answer === null || answer.canceled ? null : (answer.filePaths[0] ?? null)
    },
    which: async (extensions) => {
      const answer = await ask((parent) =>
        dialog.showOpenDialog(parent, {
          properties: ['openFile'],
          filters: extensions.includes('*')
            ? [EVERYTHING]
            : [{ name: kindOfFile(extensions), extensions: [...extensions] }, EVERYTHING],
        }),
      )
      return answer === null || answer.canceled ? null : (answer.filePaths[0] ?? null)
    },
  }
}
