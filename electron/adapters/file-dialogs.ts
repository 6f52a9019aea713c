import { extname } from 'node:path'
import { dialog } from 'electron'
import type { Asks } from './files.ts'

/** The operating system's own file dialogs, whose only caller this is. */
export const fileDialogs: Asks = {
  where: async (name) => {
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: name,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
      ...(extname(name) === '' ? {} : { filters: [{ name, extensions: [extname(name).slice(1)] }] }),
    })
    return canceled || filePath === '' ? null : filePath
  },
  which: async (extensions) => {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      properties: ['openFile'],
      ...(extensions.includes('*')
        ? {}
        : { filters: [{ name: extensions.join(', '), extensions: [...extensions] }] }),
    })
    return canceled ? null : (filePaths[0] ?? null)
  },
}
