// @ts-check
'use strict'
/** What Electron 45 has and 33 lacks, as far as Keyward uses it; product code never asks which one it runs on. */
const electron = require('electron')

/** One piece of content in several formats (Electron 45's `ClipboardItem`). */
class ClipboardItem {
  #content
  /** @param {Record<string, unknown>} content */
  constructor(content) {
    this.#content = content
    this.types = Object.keys(content)
  }

  /** @param {string} type @returns {Promise<Blob>} */
  async getType(type) {
    const value = await this.#content[type]
    if (value === undefined) throw new Error(`The type '${type}' was not found`)
    return value instanceof Blob
      ? value
      : new Blob([typeof value === 'string' ? value : JSON.stringify(value)], { type })
  }
}

/**
 * Gives 33's clipboard the promises of 45's. 33 writes text and a raw format never together, so raw formats (the
 * wishes to clipboard histories) are left out here: only genuine Electron 45 shows them.
 * @param {any} clipboard
 */
const addPromises = (clipboard) => {
  const readText = clipboard.readText.bind(clipboard)
  const writeText = clipboard.writeText.bind(clipboard)
  const formats = clipboard.availableFormats.bind(clipboard)
  Object.assign(clipboard, {
    has: async (/** @type {string} */ type) => formats().includes(type),
    readText: async () => readText(),
    writeText: async (/** @type {string} */ words) => writeText(words),
    read: async () => {
      const words = readText()
      return words === '' ? [] : [new ClipboardItem({ 'text/plain': words })]
    },
    write: async (/** @type {ClipboardItem[]} */ items) => {
      const item = items.find(({ types }) => types.includes('text/plain'))
      if (item === undefined) clipboard.clear()
      else writeText(await (await item.getType('text/plain')).text())
    },
  })
}

/** Adds it to what `import … from 'electron'` gives. */
exports.addMissing = () => {
  if ('ClipboardItem' in electron) return
  addPromises(electron.clipboard)
  Object.defineProperty(electron, 'ClipboardItem', { enumerable: true, value: ClipboardItem })
}
