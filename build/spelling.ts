/**
 * How the words files get the spelling of the region. They are written once, in British English; as the window is built,
 * each of their words that American English spells otherwise is put into a call of `spelt`, which decides when it runs.
 * What people and Xero call things is never touched: it stands in no words file.
 */
import { join, posix } from 'node:path'
import { parseSync, type Plugin } from 'vite'
import { american } from '../shared/kernel/spelling.ts'

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>
type Edit = { readonly start: number; readonly end: number; readonly text: string }

const WORDS = /\/words(?:-[a-z-]+)?\.ts$/u
const WORD = /[\p{L}’]+/gu
/** Properties whose value is a code, whatever it looks like. */
const CODES = /^(?:at|code|icon|id|key|kind|mood|state|what)$/u

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

const isText = (node: unknown) => isNode(node) && (node.type === 'Literal' || node.type === 'TemplateLiteral')

/** Every piece of a words file that is spelt otherwise somewhere, with what stands in its place. */
const editsOf = (file: string, code: string): Edit[] => {
  const found: Edit[] = []
  const addWords = ({ start, end }: Node) => {
    for (const { 0: word, index } of code.slice(start, end).matchAll(WORD))
      if (american(word) !== word)
        found.push({
          start: start + index,
          end: start + index + word.length,
          text: `\${spelt(${JSON.stringify(word)})}`,
        })
  }
  const walk = (node: unknown): void => {
    if (!isNode(node)) return
    const { type } = node
    if (type.startsWith('TS') && type !== 'TSAsExpression' && type !== 'TSSatisfiesExpression') return
    if (/^(?:Import|ExportAll)Declaration$/u.test(type)) return
    if (type === 'Literal') {
      const { value, start, end } = node
      if (typeof value === 'string' && american(value) !== value)
        found.push({ start, end, text: `spelt(${JSON.stringify(value)})` })
      return
    }
    if (type === 'TemplateLiteral') (node['quasis'] as Node[]).forEach(addWords)
    const children = Object.entries(node).flatMap(([name, value]) => {
      if (name === 'quasis') return []
      if (type === 'Property' && name === 'key' && node['computed'] !== true) return []
      if (type === 'Property' && name === 'value' && CODES.test(nameOf(node['key']))) return []
      if (type === 'SwitchCase' && name === 'test') return []
      if (type === 'MemberExpression' && name === 'property' && isText(value)) return []
      if (type === 'BinaryExpression' && node['operator'] !== '+' && isText(value)) return []
      return [value]
    })
    // what a word is compared with inside a call, as in `includes('…')`, is a code; `count` and `noun` have words
    if (
      type === 'CallExpression' &&
      /^(?:has|get|includes|startsWith|endsWith)$/u.test(nameOf(node['callee']))
    )
      return walk(node['callee'])
    children.flat().forEach(walk)
  }
  walk(parseSync(file, code).program)
  return found.toSorted((one, other) => other.start - one.start)
}

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return ''
  if (node.type === 'MemberExpression') return nameOf(node['property'])
  return typeof node['name'] === 'string' ? node['name'] : ''
}

/** A words file with its words spelt where it runs; `null` for one that is the same everywhere. */
export const speltFile = (file: string, code: string, spelling: string): string | null => {
  const edits = editsOf(file, code)
  if (edits.length === 0) return null
  const body = edits.reduce(
    (text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end),
    code,
  )
  return `import { spelt } from ${JSON.stringify(spelling)};${body}`
}

/** For the build of the window, of the project under `root`. */
export const spelling = (root: string): Plugin => ({
  name: 'spelling',
  enforce: 'pre',
  transform: (code, id) => {
    const path = id.split('?')[0]?.replaceAll('\\', '/') ?? ''
    if (!WORDS.test(path) || path.includes('/node_modules/')) return null
    const spelt = speltFile(
      posix.basename(path),
      code,
      join(root, 'renderer/language/region.ts').replaceAll('\\', '/'),
    )
    return spelt === null ? null : { code: spelt, map: null }
  },
})
