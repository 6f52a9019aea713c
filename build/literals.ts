/**
 * Where English stands in code: text between tags, in labels, and in the values that become either. Sentences belong
 * into the `words` files, so that one person can read and edit all of them; `npm run check` holds every other file to it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** One piece of English in code, by where it stands. */
export type Literal = {
  readonly start: number
  readonly end: number
  readonly kind: 'child' | 'attribute' | 'value'
  readonly text: string
}

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>
/** Whether a value is text for sure, may be, or is none. */
type Place = 'text' | 'code'

/** Attributes whose value a person reads or hears, whatever it looks like. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'action',
  'description',
  'ends',
  'foot',
  'heading',
  'keep',
  'label',
  'placeholder',
  'question',
  'stays',
  'title',
  'to',
  'what',
  'words',
])

/** Attributes whose value no person ever reads. */
const SILENT =
  /^(?:class(?:Name)?|id|type|kind|size|icon|role|href|htmlFor|autoComplete|key|rel|target|style|accept|aria-(?:live|controls|haspopup|sort|current|keyshortcuts|autocomplete|describedby|labelledby|activedescendant|owns|errormessage|invalid|checked|pressed|expanded|hidden|modal|selected|disabled|busy|relevant|atomic)|data-.*|d|viewBox|fill|stroke.*|x|y|width|height|weight|mood|lang|dir|inputMode|enterKeyHint|resetOn|at)$/u

/** Calls whose arguments are selectors, events or keys. */
const SILENT_CALLS =
  /^(?:querySelector(?:All)?|getElementById|closest|matches|matchMedia|(?:add|remove)EventListener|startsWith|endsWith|includes|split|join|replace(?:All)?|indexOf|has|get|getAttribute|setAttribute|removeAttribute|createElement|Error|TypeError|Set|DateTimeFormat|NumberFormat|ListFormat|PluralRules|RelativeTimeFormat|call)$/u

const hasLetters = (text: string) => /\p{L}/u.test(text)
/** Two words, or one that begins as a sentence does. */
const looksEnglish = (text: string) =>
  /\p{L}[\p{L}’]*[,;:.…”]? +["“(]?\p{L}/u.test(text) || /^[“(]?\p{Lu}\p{Ll}+\b/u.test(text.trim())

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return ''
  if (node.type === 'MemberExpression') return nameOf(node['property'])
  if (node.type === 'JSXNamespacedName') return ''
  return typeof node['name'] === 'string' ? node['name'] : ''
}

/** What React makes of text between tags: lines joined, their ends trimmed. */
export const cooked = (text: string): string => {
  const lines = text.split(/\r?\n/u)
  return lines
    .map((line, at) => {
      const front = at === 0 ? line : line.trimStart()
      return at === lines.length - 1 ? front : front.trimEnd()
    })
    .filter((line) => line !== '')
    .join(' ')
}

/** Every piece of English in one file of code. */
export const literalsOf = (file: string, text: string): Literal[] => {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message ?? ''}`)
  const found: Literal[] = []
  const add = ({ start, end }: Node, kind: Literal['kind'], said: string) =>
    void found.push({ start, end, kind, text: said })

  const walk = (node: unknown, place: Place): void => {
    if (!isNode(node)) return
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ThrowStatement':
        return
      case 'JSXText':
        if (hasLetters(cooked(String(node['value'])))) add(node, 'child', cooked(String(node['value'])))
        return
      case 'JSXAttribute':
        return walkAttribute(node)
      case 'JSXExpressionContainer':
        return walk(node['expression'], 'text')
      case 'Literal':
        if (typeof node['value'] !== 'string') return
        if (place === 'text' ? hasLetters(node['value']) : looksEnglish(node['value']))
          add(node, 'value', node['value'])
        return
      case 'TemplateLiteral':
        return walkTemplate(node, place)
      case 'TaggedTemplateExpression':
        return nameOf(node['tag']) === 'html' ? walkPage(node['quasi'] as Node) : undefined
      case 'ConditionalExpression':
        walk(node['test'], 'code')
        walk(node['consequent'], place)
        return walk(node['alternate'], place)
      case 'LogicalExpression':
        walk(node['left'], node['operator'] === '&&' ? 'code' : place)
        return walk(node['right'], place)
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'ParenthesizedExpression':
        return walk(node['expression'], place)
      case 'ArrayExpression':
        return (node['elements'] as unknown[]).forEach((one) => walk(one, place))
      case 'BinaryExpression':
        if (node['operator'] !== '+') return [node['left'], node['right']].forEach(walkUnlessLiteral)
        break
      case 'SwitchCase':
        return (node['consequent'] as unknown[]).forEach((one) => walk(one, 'code'))
      case 'Property':
        return /^(?:id|key|kind|service)$/u.test(nameOf(node['key'])) && node['computed'] !== true
          ? walkUnlessLiteral(node['value'])
          : walk(node['value'], 'code')
      case 'MemberExpression':
        walk(node['object'], 'code')
        return walkUnlessLiteral(node['property'])
      case 'CallExpression':
      case 'NewExpression':
        walk(node['callee'], 'code')
        return (node['arguments'] as unknown[]).forEach((one) =>
          SILENT_CALLS.test(nameOf(node['callee'])) ? walkUnlessLiteral(one) : walk(one, 'code'),
        )
      default:
        if (node.type.startsWith('TS')) return
    }
    childrenOf(node).forEach((one) => walk(one, 'code'))
  }
  const walkUnlessLiteral = (node: unknown): void => {
    if (!isNode(node) || node.type === 'Literal' || node.type === 'TemplateLiteral') return
    if (node.type === 'ArrayExpression') (node['elements'] as unknown[]).forEach(walkUnlessLiteral)
    else walk(node, 'code')
  }
  const walkTemplate = (node: Node, place: Place): void => {
    const parts = (node['quasis'] as Node[]).map((one) => (one['value'] as { cooked: string }).cooked)
    const isText =
      place === 'text'
        ? parts.some(hasLetters)
        : parts.some((part) => looksEnglish(part) || /\p{L}{2,}[,;:.]? | \p{L}{2,}/u.test(part))
    if (isText) add(node, 'value', parts.join('${…}'))
    ;(node['expressions'] as unknown[]).forEach((one) => walk(one, isText ? 'text' : 'code'))
  }
  /** What stands between the tags of a page. */
  const walkPage = (node: Node): void => {
    const parts = (node['quasis'] as Node[]).map((one) => (one['value'] as { cooked: string }).cooked)
    for (const said of parts
      .join('${…}')
      .split(/<[^<>]*>/u)
      .map((one) => one.trim()))
      if (hasLetters(said)) add(node, 'child', said)
    ;(node['expressions'] as unknown[]).forEach((one) => walk(one, 'code'))
  }
  const walkAttribute = (node: Node): void => {
    const name = nameOf(node['name'])
    const value = node['value']
    if (!isNode(value)) return
    if (value.type === 'Literal') {
      const said = String(value['value'])
      if (SPOKEN.has(name) ? hasLetters(said) : !SILENT.test(name) && looksEnglish(said))
        add(value, 'attribute', said)
    } else if (value.type === 'JSXExpressionContainer') {
      if (SPOKEN.has(name)) walk(value['expression'], 'text')
      else if (!SILENT.test(name)) walk(value['expression'], 'code')
    } else walk(value, 'code')
  }
  walk(program, 'code')
  return found
}

/** Files that hold sentences and little else; `renderer/language/` holds how times, numbers and lists are said. */
const isWords = (file: string) =>
  /(?:^|\/)words(?:-[a-z-]+)?\.ts$/u.test(file) || file.startsWith('renderer/language/')

/** What reads like English to this check and is none. */
const NO_ENGLISH = new Set([
  'renderer/features/apps/relay-rules.ts', // configuration of web servers
])

/** Three words or more, the first with a capital. */
const isSentence = ({ text }: Literal) =>
  /^\p{Lu}/u.test(text.trim()) && /\p{L}{2,} \p{L}+ \p{L}{2,}/u.test(text)

/** Pieces of English in one file that do not belong there: any in the window, whole sentences elsewhere. */
export const misplacedIn = (file: string, text: string): Literal[] => {
  if (!/\.tsx?$/u.test(file) || file.endsWith('.d.ts') || isWords(file) || NO_ENGLISH.has(file)) return []
  const found = literalsOf(file, text)
  return file.startsWith('renderer/') ? found : found.filter(isSentence)
}

const filesUnder = (root: string): string[] =>
  ['renderer', 'electron/core', 'electron/adapters', 'electron/shell', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  )

/** Every piece of English that stands outside the `words` files, as a line for whoever wrote it. */
export const misplacedUnder = (root: string): string[] =>
  filesUnder(root)
    .filter((file) => /\.tsx?$/u.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return misplacedIn(file, text).map(
        ({ start, text: said }) =>
          `${file}:${text.slice(0, start).split('\n').length} says “${said.slice(0, 60)}”: put it into a words.ts of its noun`,
      )
    })
